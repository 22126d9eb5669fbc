import { referenceInvalid } from "./errors.ts";

/** Stands where a payment by Paybill has its shortcode: references found by staff are one road, and unique on it. */
export const handShortcode = "hand";

/**
 * What the bank, M-Pesa or the receipt book calls a payment, as it is kept and compared: capitals without spaces. Throws
 * `payments.reference_invalid`.
 */
export function readReference(typed: string): string {
  const reference = typed.replace(/\s/g, "").toUpperCase();
  if (!/^[A-Z0-9][A-Z0-9/._-]{2,39}$/.test(reference)) throw referenceInvalid();
  return reference;
}
