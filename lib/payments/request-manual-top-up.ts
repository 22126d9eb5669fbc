import { and, count, eq, inArray } from "drizzle-orm";
import { payments } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { actorId, requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx, TenantTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { fromKes, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { openTopUpRow } from "#/lib/wallet/open-top-up-row.ts";
import { amountOutOfRange, tooManyManualRequests } from "./errors.ts";
import { paymentRequested } from "./events.ts";
import { newPaymentCode } from "./payment-code.ts";
import { nextQueryAt } from "./query-schedule.ts";
import { readTopUp } from "./read-top-up.ts";
import { describeTopUp, type TopUp } from "./top-up.ts";

export type RequestManualTopUpInput = {
  amount: Money;
  method: "bank" | "manual";
  /** What staff can look for: the bank's reference, the date, the payer. */
  proof: string;
};

const leastManual: Money = fromKes(100);
const mostManual: Money = fromKes(1_000_000);
const mostOpen = 10;

/**
 * Money that came by another road is claimed: a pending payment and its pending line wait for staff, and nothing is
 * credited. In test mode, which has no staff, the proof decides after a few seconds (magic-proofs.ts). Scope wallet:write.
 * Throws `payments.amount_out_of_range`, `payments.too_many_manual_requests`.
 */
export async function requestManualTopUp(ctx: TenantCtx, input: RequestManualTopUpInput): Promise<TopUp> {
  requireScope(ctx, "wallet:write");
  const { amount, method, proof } = input;
  if (amount < leastManual || amount > mostManual) throw amountOutOfRange(leastManual, mostManual);
  return withTransaction(ctx, async (tx) => {
    await requireFewOpen(tx);
    const now = tx.clock.now();
    const id = newId("payment", now.getTime());
    await tx.db.insert(payments).values({
      id,
      tenantId: tx.tenantId,
      mode: tx.mode,
      method,
      amountE4: amount,
      status: "pending",
      code: newPaymentCode(),
      proof,
      nextQueryAt: tx.mode === "test" ? nextQueryAt("test", now, 0, now) : null,
      createdBy: actorId(tx),
      createdAt: now,
    });
    await openTopUpRow(tx, { paymentId: id, amount, method, description: describeTopUp(method) });
    await recordAudit(tx, { action: "payments.requested", subject: id, after: { amount: String(amount), method } });
    if (tx.mode === "test") tx.emit(paymentRequested, { paymentId: id, mode: tx.mode });
    return readTopUp(tx, id);
  });
}

/** Requests of one tenant come one after another, so that two at once are counted. */
async function requireFewOpen(tx: TenantTx): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`manual-top-ups:${tx.tenantId}:${tx.mode}`}, 0))`;
  const [open] = await tx.db
    .select({ count: count() })
    .from(payments)
    .where(
      and(
        eq(payments.tenantId, tx.tenantId),
        eq(payments.mode, tx.mode),
        eq(payments.status, "pending"),
        inArray(payments.method, ["bank", "manual"]),
      ),
    );
  if ((open?.count ?? 0) >= mostOpen) throw tooManyManualRequests(mostOpen);
}
