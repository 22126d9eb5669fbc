import type { PaymentStatus } from "#/db/enums.ts";

export type ResultMeaning = {
  status: Exclude<PaymentStatus, "pending">;
  /** Our word for it; `payments.reason` and the texts are keyed by it. */
  reason: string;
  /** The payer may start again. */
  canRetry: boolean;
};

/** M-Pesa's ResultCode as a payment sees it (providers/daraja.md §3). */
const meanings: ReadonlyMap<string, ResultMeaning> = new Map<string, ResultMeaning>([
  ["0", { status: "completed", reason: "paid", canRetry: false }],
  ["1", { status: "failed", reason: "insufficient_funds", canRetry: true }],
  ["2", { status: "failed", reason: "below_minimum", canRetry: true }],
  ["3", { status: "failed", reason: "above_maximum", canRetry: true }],
  ["4", { status: "failed", reason: "daily_limit", canRetry: true }],
  ["8", { status: "failed", reason: "recipient_limit", canRetry: false }],
  ["17", { status: "failed", reason: "repeated_too_soon", canRetry: true }],
  ["26", { status: "failed", reason: "system_busy", canRetry: true }],
  ["1001", { status: "failed", reason: "prompt_open", canRetry: true }],
  ["1019", { status: "expired", reason: "transaction_expired", canRetry: true }],
  ["1025", { status: "failed", reason: "prompt_not_sent", canRetry: true }],
  ["1032", { status: "cancelled", reason: "cancelled_by_user", canRetry: true }],
  ["1037", { status: "expired", reason: "no_response", canRetry: true }],
  ["2001", { status: "failed", reason: "wrong_pin", canRetry: true }],
  ["2028", { status: "failed", reason: "configuration", canRetry: false }],
  ["4999", { status: "processing", reason: "still_processing", canRetry: false }],
  ["8006", { status: "failed", reason: "credential_locked", canRetry: false }],
  ["9999", { status: "failed", reason: "prompt_not_sent", canRetry: true }],
  ["SFC_IC0003", { status: "failed", reason: "unknown_party", canRetry: false }],
  ["E3008", { status: "failed", reason: "sandbox_refusal", canRetry: false }],
]);

/** What a ResultCode means, be it a number or a text; an unlisted one leaves the payment open for review. */
export function readResultCode(code: string | number): ResultMeaning {
  return meanings.get(String(code).trim()) ?? { status: "processing", reason: "unknown_result", canRetry: false };
}
