import { conflict, DomainError, forbidden, invalid, notFound, refused } from "#/lib/core/errors.ts";
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

/** 409: it was decided already, or it is nothing for staff to decide. */
export function paymentInState(status: string): DomainError {
  return conflict("payments.wrong_state", `The payment is ${status} and can't be decided so any more.`);
}

/** 403: somebody else of the staff decides it. */
export function ownRequest(): DomainError {
  return forbidden("payments.own_request", "You asked for this top-up yourself. Somebody else has to approve it.");
}

export function referenceInvalid(): DomainError {
  const message = "Give the payment's own reference: 3 to 40 letters, digits, dots, dashes or slashes.";
  return invalid("payments.reference_invalid", message, "reference");
}

/** 409: one payment is credited once. `holder` is what has this reference. */
export function referenceTaken(holder: string): DomainError {
  return conflict("payments.reference_taken", `This reference is that of ${holder}.`);
}

export function suspenseNotFound(): DomainError {
  return notFound("payments.suspense_not_found", "There is no such money in suspense.");
}

/** 409: somebody was faster. */
export function suspenseAssigned(tenantId: number): DomainError {
  return conflict("payments.suspense_assigned", `This money was assigned to client ${tenantId} already.`);
}
