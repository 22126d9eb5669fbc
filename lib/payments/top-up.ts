import type { PaymentMethod, PaymentStatus } from "#/db/enums.ts";
import type { Money } from "#/lib/core/money.ts";

/** A top-up as its tenant sees it. */
export type TopUp = {
  paymentId: string;
  transactionId: string;
  /** TXN-YYYYMMDD-NNNN. */
  reference: string;
  status: PaymentStatus;
  reason: string | null;
  amount: Money;
  method: PaymentMethod;
  phone: string | null;
  receipt: string | null;
  checkoutRequestId: string | null;
  /** Staff look at it: its outcome takes longer. */
  needsReview: boolean;
  createdAt: Date;
  pushedAt: Date | null;
  completedAt: Date | null;
  /** What staff wrote when they refused it. */
  staffNote: string | null;
};

const descriptions: Record<PaymentMethod, string> = {
  mpesa: "M-Pesa top-up",
  paybill: "M-Pesa Paybill payment",
  bank: "Bank transfer",
  manual: "Manual top-up",
};

/** What the line of the statement says. */
export function describeTopUp(method: PaymentMethod): string {
  return descriptions[method];
}
