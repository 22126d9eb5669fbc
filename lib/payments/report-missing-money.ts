import { and, desc, eq, gt, inArray, isNull, or, type SQL } from "drizzle-orm";
import { payments } from "#/db/schema/index.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx, TenantTx } from "#/lib/core/context.ts";
import { fromKes, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { claimProof } from "./claim-proof.ts";
import { amountOutOfRange } from "./errors.ts";
import { lockManualRequests, openManualRequest } from "./open-manual-request.ts";
import { readReference } from "./payment-reference.ts";
import { readTopUp } from "./read-top-up.ts";
import type { TopUp } from "./top-up.ts";

export type MissingMoneyInput = {
  /** As M-Pesa's message has it. */
  receipt: string;
  amount: Money;
};

export type MissingMoney = {
  /**
   * found: it is in the tenant's wallet. linked: it belongs to a top-up that is still open, or was asked for before.
   * queued: staff look for it.
   */
  outcome: "found" | "linked" | "queued";
  topUp: TopUp;
};

const least: Money = fromKes(1);
const most: Money = fromKes(1_000_000);
/** So long a top-up without a receipt is taken for the one that is missed. */
const recentMs = 3 * 86_400_000;

/**
 * Whoever paid and does not see it knows where the money is: in the wallet, with a top-up of theirs, or with staff under a
 * reference. Only the tenant's own payments are looked at, so the answer tells nothing of anybody else's money; asking
 * again finds the first request. Nothing is credited. Scope wallet:write. Throws `payments.reference_invalid`,
 * `payments.amount_out_of_range`, `payments.too_many_manual_requests`.
 */
export async function reportMissingMoney(ctx: TenantCtx, input: MissingMoneyInput): Promise<MissingMoney> {
  requireScope(ctx, "wallet:write");
  const { amount } = input;
  const receipt = readReference(input.receipt);
  if (amount < least || amount > most) throw amountOutOfRange(least, most);
  return withTransaction(ctx, async (tx) => {
    await lockManualRequests(tx);
    const known = await findKnown(tx, receipt, amount);
    if (known) return { outcome: known.status === "completed" ? "found" : "linked", topUp: known };
    const topUp = await openManualRequest(tx, { amount, method: "manual", proof: claimProof(receipt) });
    return { outcome: "queued", topUp };
  });
}

/** By its receipt; else the request made for it; else a prompt of this amount whose receipt we don't know yet. */
async function findKnown(tx: TenantTx, receipt: string, amount: Money): Promise<TopUp | null> {
  const recently = gt(payments.createdAt, new Date(tx.clock.now().getTime() - recentMs));
  const mayBecomePaid = inArray(payments.status, ["pending", "processing", "completed"]);
  return (
    (await findOwn(tx, eq(payments.receipt, receipt))) ??
    (await findOwn(tx, and(eq(payments.proof, claimProof(receipt)), eq(payments.status, "pending")))) ??
    (await findOwn(
      tx,
      and(
        eq(payments.method, "mpesa"),
        eq(payments.amountE4, amount),
        isNull(payments.receipt),
        mayBecomePaid,
        or(recently, eq(payments.needsReview, true)),
      ),
    ))
  );
}

async function findOwn(tx: TenantTx, condition: SQL | undefined): Promise<TopUp | null> {
  const [row] = await tx.db
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.tenantId, tx.tenantId), eq(payments.mode, tx.mode), condition))
    .orderBy(desc(payments.id))
    .limit(1);
  return row ? readTopUp(tx, row.id) : null;
}
