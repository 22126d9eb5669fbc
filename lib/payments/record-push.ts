import { eq } from "drizzle-orm";
import { payments } from "#/db/schema/index.ts";
import { callbacksReceived } from "#/lib/callbacks/events.ts";
import { isCallbackWaiting } from "#/lib/callbacks/is-callback-waiting.ts";
import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { closeTopUpRow } from "#/lib/wallet/close-top-up-row.ts";
import { endPayment } from "./end-payment.ts";
import { paymentPushed } from "./events.ts";
import { flagPayment } from "./flag-payment.ts";
import { lockPayment } from "./lookup.ts";
import type { PushOutcome } from "./mobile-money.ts";
import type { Payment } from "./payment.ts";

/**
 * The payment carries what the push answered: the provider's ids, or why it was refused, or that nobody knows whether
 * the prompt is on the phone (it is never pushed again). A callback that came first is not undone.
 */
export async function recordPush(ctx: PlatformCtx, input: { paymentId: string; outcome: PushOutcome }): Promise<void> {
  const { paymentId, outcome } = input;
  await withTransaction(ctx, async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    if (outcome.kind === "refused") {
      await endPayment(tx, { paymentId, status: "failed", reason: outcome.reason, resultCode: outcome.code });
      return;
    }
    const ids = outcome.kind === "accepted" ? outcome : null;
    if (ids && payment.checkoutRequestId !== null && payment.checkoutRequestId !== ids.checkoutRequestId) {
      await flagPayment(tx, { paymentId, reason: "other_request" });
      return;
    }
    await recordIds(tx, payment, ids);
    // A callback that came before the ids was put off; now it can be judged.
    if (await isCallbackWaiting(tx, "stk", paymentId)) tx.emit(callbacksReceived, { kind: "stk" });
    tx.emit(paymentPushed, { paymentId, mode: payment.mode });
  });
}

async function recordIds(
  tx: PlatformTx,
  payment: Payment,
  ids: { merchantRequestId: string; checkoutRequestId: string } | null,
): Promise<void> {
  const status = payment.status === "pending" ? "processing" : payment.status;
  await tx.db
    .update(payments)
    .set({
      status,
      pushedAt: tx.clock.now(),
      ...(ids && { merchantRequestId: ids.merchantRequestId, checkoutRequestId: ids.checkoutRequestId }),
    })
    .where(eq(payments.id, payment.id));
  if (payment.status === "pending") await closeTopUpRow(tx, { paymentId: payment.id, status: "processing" });
}
