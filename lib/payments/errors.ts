import { conflict, DomainError, invalid, notFound, refused } from "#/lib/core/errors.ts";
import { formatKes, type Money } from "#/lib/core/money.ts";

export function paymentNotFound(): DomainError {
  return notFound("payments.not_found", "There is no such payment.");
}

export function amountOutOfRange(least: Money, most: Money): DomainError {
  return refused(
    "payments.amount_out_of_range",
    `A top-up is from ${formatKes(least)} to ${formatKes(most)}.`,
    "amount",
  );
}

export function amountNotWhole(): DomainError {
  return refused("payments.amount_not_whole", "M-Pesa moves whole shillings only.", "amount");
}

export function phoneNotMpesa(): DomainError {
  return invalid("payments.phone_invalid", "This is not a Kenyan mobile number.", "phone_number");
}

/** 409: the phone can show one prompt at a time. */
export function promptOpen(): DomainError {
  return conflict(
    "payments.prompt_open",
    "A payment prompt is already open on this phone. Finish it or wait a few minutes.",
  );
}

/** 429: prompts to a phone, or from a tenant, come too often. */
export function tooManyPrompts(who: "phone" | "tenant", retryAfterSeconds: number): DomainError {
  const message =
    who === "phone"
      ? "This phone has had too many payment prompts in the last hour."
      : "Too many payment prompts were started in the last hour.";
  return new DomainError("limit", { code: `payments.too_many_prompts_${who}`, message, retryAfterSeconds });
}

/** 409: staff decide them one by one. */
export function tooManyManualRequests(most: number): DomainError {
  const message = `There are ${most} requests waiting already. They are decided first.`;
  return conflict("payments.too_many_manual_requests", message);
}
