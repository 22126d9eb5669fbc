import { column } from "#/db/arrays.ts";
import type { Tx } from "#/lib/core/context.ts";
import type { Transfer } from "./transfer.ts";

/**
 * Books the transfers in this transaction. The only writer of the ledger. A business key that is booked already breaks
 * the transaction: callers move a state first, so they never come here twice for one fact.
 */
export async function postTransfers(tx: Tx, transfers: readonly Transfer[]): Promise<void> {
  if (transfers.length === 0) return;
  await tx.sql`
    insert into ledger_transfers
      (id, mode, tenant_id, from_account, to_account, amount_e4, kind, business_key, request_id, attempt_id, payment_id, created_at)
    select id, mode, tenant_id::bigint, from_account, to_account, amount::bigint, kind, business_key, request_id, attempt_id,
      payment_id, ${tx.clock.now().toISOString()}::timestamptz
    from unnest(
      ${column(transfers, (t) => t.id)}::text[], ${column(transfers, (t) => t.mode)}::text[],
      ${column(transfers, (t) => t.tenantId)}::text[], ${column(transfers, (t) => t.from)}::text[],
      ${column(transfers, (t) => t.to)}::text[], ${column(transfers, (t) => t.amount)}::text[],
      ${column(transfers, (t) => t.kind)}::text[], ${column(transfers, (t) => t.businessKey)}::text[],
      ${column(transfers, (t) => t.requestId)}::text[], ${column(transfers, (t) => t.attemptId)}::text[],
      ${column(transfers, (t) => t.paymentId)}::text[]
    ) as t (id, mode, tenant_id, from_account, to_account, amount, kind, business_key, request_id, attempt_id, payment_id)`;
}
