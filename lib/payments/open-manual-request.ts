import { and, count, eq, inArray } from "drizzle-orm";
import { payments } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { actorId } from "#/lib/core/authorize.ts";
import type { TenantTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import type { Money } from "#/lib/core/money.ts";
import { openTopUpRow } from "#/lib/wallet/open-top-up-row.ts";
import { tooManyManualRequests } from "./errors.ts";
import { paymentRequested } from "./events.ts";
import { newPaymentCode } from "./payment-code.ts";
import { nextQueryAt } from "./query-schedule.ts";
import { readTopUp } from "./read-top-up.ts";
import { describeTopUp, type TopUp } from "./top-up.ts";

export type ManualRequestInput = {
  amount: Money;
  method: "bank" | "manual";
  /** What staff can look for: the bank's reference, the date, the payer. */
  proof: string;
};

const mostOpen = 10;

/** Requests of one tenant come one after another until the transaction ends, so that two at once know of each other. */
export async function lockManualRequests(tx: TenantTx): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`manual-top-ups:${tx.tenantId}:${tx.mode}`}, 0))`;
}

/**
 * A pending payment and its pending line wait for staff, or for what the proof brings in test mode. The caller has checked
 * the amount and holds the tenant's requests. Throws `payments.too_many_manual_requests`.
 */
export async function openManualRequest(tx: TenantTx, input: ManualRequestInput): Promise<TopUp> {
  const { amount, method, proof } = input;
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
}

async function requireFewOpen(tx: TenantTx): Promise<void> {
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
