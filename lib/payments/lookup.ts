import { and, eq, gt, ne } from "drizzle-orm";
import { payments, suspenseItems } from "#/db/schema/index.ts";
import type { Mode } from "#/db/enums.ts";
import type { Ctx, PlatformTx, TenantTx, Tx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { claimProof } from "./claim-proof.ts";
import { paymentNotFound } from "./errors.ts";
import { handShortcode } from "./payment-reference.ts";
import { toPayment, type Payment } from "./payment.ts";

/** The payment, or null. */
export async function findPayment(ctx: Ctx, paymentId: string): Promise<Payment | null> {
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.db.select().from(payments).where(eq(payments.id, paymentId));
    return row ? toPayment(row) : null;
  });
}

/** The payment with its row locked until the transaction ends; throws `payments.not_found`. */
export async function lockPayment(tx: Tx, paymentId: string): Promise<Payment> {
  const [row] = await tx.db.select().from(payments).where(eq(payments.id, paymentId)).for("no key update");
  if (!row) throw paymentNotFound();
  return toPayment(row);
}

/** The payment a prompt's AccountReference names, or null. */
export async function findPaymentByCode(tx: Tx, code: string): Promise<Payment | null> {
  const [row] = await tx.db.select().from(payments).where(eq(payments.code, code));
  return row ? toPayment(row) : null;
}

/** Nobody else books this receipt until the transaction ends, by whichever road: payments and suspense are two tables. */
export async function lockReceipt(tx: PlatformTx, receipt: string): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`receipt:${receipt}`}, 0))`;
}

/** What a receipt has paid. `byHand`: staff credited it, maybe before any provider told us of it. */
export type ReceiptHolder = { id: string; byHand: boolean };

/** What this receipt has paid already, apart from the payment named; null when it is new. */
export async function findReceiptHolder(
  tx: PlatformTx,
  receipt: { mode: Mode; shortcode: string; receipt: string; exceptPaymentId?: string },
): Promise<ReceiptHolder | null> {
  const [payment] = await tx.db
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.mode, receipt.mode),
        eq(payments.shortcode, receipt.shortcode),
        eq(payments.receipt, receipt.receipt),
        receipt.exceptPaymentId === undefined ? undefined : ne(payments.id, receipt.exceptPaymentId),
      ),
    );
  if (payment) return { id: payment.id, byHand: false };
  if (receipt.mode === "test") return null;
  const [item] = await tx.db
    .select({ id: suspenseItems.id })
    .from(suspenseItems)
    .where(and(eq(suspenseItems.shortcode, receipt.shortcode), eq(suspenseItems.receipt, receipt.receipt)));
  if (item) return { id: item.id, byHand: false };
  const byHand = await findHandHolder(tx, receipt.receipt);
  return byHand === null ? null : { id: byHand, byHand: true };
}

/** The manual top-up that staff credited for this reference, or null. */
export async function findHandHolder(tx: PlatformTx, reference: string): Promise<string | null> {
  const [payment] = await tx.db
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.mode, "live"), eq(payments.shortcode, handShortcode), eq(payments.receipt, reference)));
  return payment?.id ?? null;
}

/** The request of this tenant that waits and was made for this receipt, or null. */
export async function findClaim(tx: PlatformTx, claim: { tenantId: number; receipt: string }): Promise<string | null> {
  const [payment] = await tx.db
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.tenantId, claim.tenantId),
        eq(payments.mode, "live"),
        eq(payments.method, "manual"),
        eq(payments.status, "pending"),
        eq(payments.proof, claimProof(claim.receipt)),
      ),
    )
    .limit(1);
  return payment?.id ?? null;
}

/** As long as an Idempotency-Key is kept (ms); later the same key asks anew. */
const onceKeyMs = 7 * 86_400_000;

/** The tenant's payment that was asked for under this key, or null; nobody else opens one under it meanwhile. */
export async function findPaymentOfKey(
  tx: TenantTx,
  onceKey: string,
): Promise<{ paymentId: string; code: string } | null> {
  const scoped = `payment-once:${tx.tenantId}:${tx.mode}:${onceKey}`;
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${scoped}, 0))`;
  const [row] = await tx.db
    .select({ paymentId: payments.id, code: payments.code })
    .from(payments)
    .where(
      and(
        eq(payments.tenantId, tx.tenantId),
        eq(payments.mode, tx.mode),
        eq(payments.onceKey, onceKey),
        gt(payments.createdAt, new Date(tx.clock.now().getTime() - onceKeyMs)),
      ),
    )
    .limit(1);
  return row ?? null;
}
