import { eq, sql } from "drizzle-orm";
import { payments } from "#/db/schema/index.ts";
import type { PaymentStatus } from "#/db/enums.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { decideTestTopUp } from "./decide-test-top-up.ts";
import { endPayment } from "./end-payment.ts";
import { flagPayment } from "./flag-payment.ts";
import { lockPayment } from "./lookup.ts";
import type { MobileMoneyRoads, QueryOutcome } from "./mobile-money.ts";
import type { Payment } from "./payment.ts";
import { isOpen } from "./payment-status.ts";
import { nextQueryAt, undecidedExpiresAfterMs, unansweredPushExpiresAfterMs } from "./query-schedule.ts";
import { settlePayment } from "./settle-payment.ts";
import { isByHand } from "./staff-part.ts";

/** How a payment stands, and when the provider is asked about it next; null: never again. */
export type QueriedPayment = { status: PaymentStatus; nextQueryAt: Date | null };

/**
 * The provider was asked how a payment that is due stands, and what it said is booked: paid is credited, an end is an
 * end, anything else is asked again on the schedule of trust.md TR-25. A payment that nobody can ask about (the push's
 * answer was lost) expires after 15 min, one never decided after a day; money that still comes is credited. Asking twice
 * at once asks once, a manual top-up of test mode is decided by its proof, and one that has ended is asked about once more when the provider said that money may still come.
 */
export async function queryPayment(
  ctx: PlatformCtx,
  input: { paymentId: string },
  ports: { mobileMoney: MobileMoneyRoads },
): Promise<QueriedPayment> {
  const { payment, due } = await claimQuery(ctx, input.paymentId);
  if (!due) return payment;
  if (isByHand(payment.method)) await decideTestTopUp(ctx, input);
  else await apply(ctx, payment, await ask(ctx, payment, ports.mobileMoney));
  return withTransaction(ctx, async (tx) => lockPayment(tx, payment.id));
}

/** Moves the next question into the future before this one is asked: another caller finds nothing due. */
async function claimQuery(ctx: PlatformCtx, paymentId: string): Promise<{ payment: Payment; due: boolean }> {
  return withTransaction(ctx, async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    const now = tx.clock.now();
    if (payment.nextQueryAt === null || payment.nextQueryAt > now) return { payment, due: false };
    const next = isOpen(payment.status) ? nextQueryAt(payment.mode, payment.createdAt, payment.queries + 1, now) : null;
    await tx.db
      .update(payments)
      .set({ queries: sql`${payments.queries} + 1`, nextQueryAt: next })
      .where(eq(payments.id, payment.id));
    return { payment, due: true };
  });
}

async function ask(ctx: PlatformCtx, payment: Payment, roads: MobileMoneyRoads): Promise<QueryOutcome> {
  const { checkoutRequestId, phone } = payment;
  if (checkoutRequestId === null || phone === null) return { kind: "unknown", reason: "no_request_id" };
  const pushedAtMs = (payment.pushedAt ?? payment.createdAt).getTime();
  return roads[payment.mode].query({ checkoutRequestId, amount: payment.amount, phone, pushedAtMs });
}

async function apply(ctx: PlatformCtx, payment: Payment, outcome: QueryOutcome): Promise<void> {
  const paymentId = payment.id;
  if (outcome.kind === "paid") {
    await settleByQuery(ctx, payment);
  } else if (outcome.kind === "ended") {
    const { status, reason, code: resultCode, askAgainMs } = outcome;
    const askAgainAt = askAgainMs === undefined ? undefined : new Date(ctx.clock.now().getTime() + askAgainMs);
    await endPayment(ctx, { paymentId, status, reason, resultCode, askAgainAt });
  } else if (isOpen(payment.status)) {
    await giveUpWhenOld(ctx, payment);
  }
}

/** The query says that it was paid, not how much: after a callback that named another amount, staff decide. */
async function settleByQuery(ctx: PlatformCtx, payment: Payment): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const { reason } = await lockPayment(tx, payment.id);
    if (reason === "amount_mismatch") {
      await tx.db.update(payments).set({ nextQueryAt: null }).where(eq(payments.id, payment.id));
      return;
    }
    await settlePayment(tx, { paymentId: payment.id, road: "query", receipt: null });
  });
}

async function giveUpWhenOld(ctx: PlatformCtx, payment: Payment): Promise<void> {
  const ageMs = ctx.clock.now().getTime() - payment.createdAt.getTime();
  const paymentId = payment.id;
  if (payment.checkoutRequestId === null && ageMs >= unansweredPushExpiresAfterMs) {
    await endPayment(ctx, { paymentId, status: "expired", reason: "provider_answer_lost", resultCode: null });
  } else if (ageMs >= undecidedExpiresAfterMs) {
    await withTransaction(ctx, async (tx) => {
      await flagPayment(tx, { paymentId, reason: "undecided" });
      await endPayment(tx, { paymentId, status: "expired", reason: "undecided", resultCode: null });
    });
  }
}
