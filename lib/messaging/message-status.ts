import type { Charge, MessageStatus } from "#/db/enums.ts";

const ranks: Record<MessageStatus, number> = {
  scheduled: 0,
  queued: 1,
  sending: 2,
  unconfirmed: 3,
  sent: 4,
  undelivered: 5,
  failed: 5,
  rejected: 6,
  cancelled: 6,
  delivered: 7,
};

const ends: readonly MessageStatus[] = ["rejected", "cancelled", "delivered"];

/** True when a message may go from one status to the other: forward only, and no further from an end of its own. */
export function canMove(from: MessageStatus, to: MessageStatus): boolean {
  return !ends.includes(from) && ranks[to] > ranks[from];
}

/** True for a status that names a failure, for which the price goes back by policy (product.md D16). */
export function isFailure(status: MessageStatus): boolean {
  return status === "undelivered" || status === "failed" || status === "rejected";
}

/** True when nothing more is expected to happen to the message. */
export function isFinal(status: MessageStatus): boolean {
  return isFailure(status) || status === "delivered" || status === "cancelled";
}

/** What a report does to the price: an unconfirmed message was taken after all; a named failure is refunded by policy. */
export function chargeAfterReport(charge: Charge, to: MessageStatus, refundFailed: boolean): Charge {
  const taken: Charge = charge === "reserved" ? "captured" : charge;
  return taken === "captured" && isFailure(to) && refundFailed ? "refunded" : taken;
}
