import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { money, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

/** A manual top-up that waits for staff. */
export type ManualRequest = {
  paymentId: string;
  /** TXN-YYYYMMDD-NNNN. */
  reference: string;
  tenantId: number;
  tenantName: string;
  amount: Money;
  method: "bank" | "manual";
  proof: string | null;
  createdAt: Date;
};

type Row = {
  id: string;
  reference: string;
  tenant_id: bigint;
  name: string;
  amount_e4: bigint;
  method: "bank" | "manual";
  proof: string | null;
  created_at: string;
};

/** At most so many are shown at once; the rest follow when these are decided. */
const queueLimit = 100;

/** The live manual top-ups that wait, the longest waiting first. Staff's `money:read`. */
export async function listManualRequests(ctx: PlatformCtx): Promise<ManualRequest[]> {
  requireScope(ctx, "money:read");
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.sql<Row[]>`
      select p.id, w.reference, p.tenant_id, t.name, p.amount_e4, p.method, p.proof, p.created_at
      from payments p join tenants t on t.id = p.tenant_id join wallet_transactions w on w.payment_id = p.id
      where p.status = 'pending' and p.mode = 'live' and p.method in ('bank', 'manual')
      order by p.id limit ${queueLimit}`;
    return rows.map((row) => ({
      paymentId: row.id,
      reference: row.reference,
      tenantId: Number(row.tenant_id),
      tenantName: row.name,
      amount: money(row.amount_e4),
      method: row.method,
      proof: row.proof,
      createdAt: new Date(row.created_at),
    }));
  });
}
