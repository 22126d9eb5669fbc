import { payments } from "#/db/schema/index.ts";
import type { PlatformTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import type { Money } from "#/lib/core/money.ts";
import { newPaymentCode } from "./payment-code.ts";

export type OpenPaybillPaymentInput = {
  tenantId: number;
  amount: Money;
  shortcode: string;
  receipt: string;
  payerName: string | null;
  /** Who assigned it; the confirmation itself when not given. */
  createdBy?: string;
};

/** There is a payment of this tenant for money that has arrived by Paybill, not yet credited; the answer is its id. */
export async function openPaybillPayment(tx: PlatformTx, input: OpenPaybillPaymentInput): Promise<string> {
  const now = tx.clock.now();
  const id = newId("payment", now.getTime());
  await tx.db.insert(payments).values({
    id,
    tenantId: input.tenantId,
    mode: "live",
    method: "paybill",
    amountE4: input.amount,
    status: "processing",
    code: newPaymentCode(),
    shortcode: input.shortcode,
    receipt: input.receipt,
    payerName: input.payerName,
    createdBy: input.createdBy ?? "callback:c2b",
    createdAt: now,
  });
  return id;
}
