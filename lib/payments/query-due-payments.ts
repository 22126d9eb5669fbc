import type { PlatformCtx } from "#/lib/core/context.ts";
import { listDuePayments } from "./list-due-payments.ts";
import type { MobileMoneyRoads } from "./mobile-money.ts";
import { queryPayment } from "./query-payment.ts";

/** A run of its own asks first; only what it has left for so long is asked here. */
const overdueMs = 30_000;
/** Gentle to the provider's spike arrest: the rest waits a minute. */
const paymentsPerSweep = 120;

/**
 * Payments whose turn to be asked about was missed (a lost event, a dead worker, one that is hours old) were asked about,
 * one after the other. Answers how many.
 */
export async function queryDuePayments(ctx: PlatformCtx, ports: { mobileMoney: MobileMoneyRoads }): Promise<number> {
  const due = await listDuePayments(ctx, { overdueMs, limit: paymentsPerSweep });
  for (const paymentId of due) await queryPayment(ctx, { paymentId }, ports);
  return due.length;
}
