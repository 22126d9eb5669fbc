import { randomBytes } from "node:crypto";

const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/**
 * The payment's own account at the provider: `TU` and nine letters and digits that nobody confuses. It fits the 12
 * characters of an AccountReference and is never a tenant's account number, which has digits only.
 */
export function newPaymentCode(): string {
  return `TU${[...randomBytes(9)].map((byte) => alphabet.charAt(byte & 31)).join("")}`;
}
