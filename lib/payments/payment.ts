import type { payments } from "#/db/schema/index.ts";
import type { Mode, PaymentMethod, PaymentStatus } from "#/db/enums.ts";
import type { Money } from "#/lib/core/money.ts";

/** Money coming in from outside, as the rooms know it. */
export type Payment = {
  id: string;
  tenantId: number;
  mode: Mode;
  method: PaymentMethod;
  amount: Money;
  phone: string | null;
  status: PaymentStatus;
  /** Why it ended, or why staff look at it. */
  reason: string | null;
  /** Its AccountReference at the provider. */
  code: string;
  shortcode: string | null;
  merchantRequestId: string | null;
  checkoutRequestId: string | null;
  resultCode: string | null;
  receipt: string | null;
  payerName: string | null;
  /** What the tenant says of money that staff look for. */
  proof: string | null;
  /** What staff told the tenant when they refused it. */
  staffNote: string | null;
  createdBy: string;
  needsReview: boolean;
  queries: number;
  nextQueryAt: Date | null;
  createdAt: Date;
  pushedAt: Date | null;
  completedAt: Date | null;
};

export function toPayment(row: typeof payments.$inferSelect): Payment {
  return {
    id: row.id,
    tenantId: row.tenantId,
    mode: row.mode,
    method: row.method,
    amount: row.amountE4,
    phone: row.phone,
    status: row.status,
    reason: row.reason,
    code: row.code,
    shortcode: row.shortcode,
    merchantRequestId: row.merchantRequestId,
    checkoutRequestId: row.checkoutRequestId,
    resultCode: row.resultCode,
    receipt: row.receipt,
    payerName: row.payerName,
    proof: row.proof,
    staffNote: row.staffNote,
    createdBy: row.createdBy,
    needsReview: row.needsReview,
    queries: row.queries,
    nextQueryAt: row.nextQueryAt,
    createdAt: row.createdAt,
    pushedAt: row.pushedAt,
    completedAt: row.completedAt,
  };
}
