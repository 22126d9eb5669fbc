/** Why staff look at a payment. None of these credits anything. */
export type ReviewReason =
  /** A body that is none of the provider's, at an address only the provider knows. */
  | "unreadable_callback"
  /** It came from an address that is not in DARAJA_SOURCES. */
  | "unlisted_source"
  /** It speaks of another request than ours. */
  | "other_request"
  /** It says another amount than was asked for. */
  | "amount_mismatch"
  /** It says paid; the provider, asked, says not. */
  | "contradicted"
  /** It says paid; the provider, asked for a day, never confirmed. */
  | "never_confirmed"
  /** Its receipt has paid something else. */
  | "receipt_taken"
  /** A second receipt for a payment that has one. */
  | "second_receipt"
  /** A result code we don't know. */
  | "unknown_result"
  /** The provider never decided. */
  | "undecided";

/** The cause under which staff are alerted of a payment. */
export function reviewAlert(paymentId: string): string {
  return `payments.review:${paymentId}`;
}

/** The cause under which staff are alerted of money in suspense. */
export function suspenseAlert(item: { shortcode: string; receipt: string }): string {
  return `payments.suspense:${item.shortcode}:${item.receipt}`;
}
