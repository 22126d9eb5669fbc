import { money, type Money } from "#/lib/core/money.ts";

/**
 * An amount as a provider writes it (250, 250.00, "250.00") as money; null for anything that is not a positive count of
 * shillings and cents in plain ASCII digits.
 */
export function readShillings(value: unknown): Money | null {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string") return null;
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const [, whole = "", cents = ""] = match;
  const amount = BigInt(whole) * 10_000n + BigInt(cents.padEnd(2, "0")) * 100n;
  return amount > 0n ? money(amount) : null;
}
