import type { Money } from "#/lib/core/money.ts";
import type { PushInput, PushOutcome } from "#/lib/payments/mobile-money.ts";

/** The refusal of a push the provider would refuse, or worse, take differently; null when there is nothing wrong. */
export function problemOfPush(input: PushInput): Extract<PushOutcome, { kind: "refused" }> | null {
  if (!isWholeShillings(input.amount)) return refusal("invalid_amount");
  if (!/^254[17]\d{8}$/.test(input.phone)) return refusal("invalid_phone");
  return /^[A-Za-z0-9_-]{1,12}$/.test(input.code) ? null : refusal("invalid_reference");
}

function refusal(reason: string): Extract<PushOutcome, { kind: "refused" }> {
  return { kind: "refused", reason, code: "not_sent", retryable: false };
}

function isWholeShillings(amount: Money): boolean {
  return amount > 0n && amount % 10_000n === 0n;
}
