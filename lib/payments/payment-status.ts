import type { PaymentStatus } from "#/db/enums.ts";

/**
 * Where a payment may go from where it is: forward to an end; from an end without money only to `completed`, because a
 * late success means that money moved (product.md D17). Nothing leaves `completed`.
 */
const moves: Record<PaymentStatus, readonly PaymentStatus[]> = {
  pending: ["processing", "completed", "failed", "cancelled", "expired"],
  processing: ["completed", "failed", "cancelled", "expired"],
  failed: ["completed"],
  cancelled: ["completed"],
  expired: ["completed"],
  completed: [],
};

export function mayMove(from: PaymentStatus, to: PaymentStatus): boolean {
  return moves[from].includes(to);
}

/** True while the provider has not said how it ended. */
export function isOpen(status: PaymentStatus): boolean {
  return status === "pending" || status === "processing";
}
