import { column } from "#/db/arrays.ts";
import type { Tx } from "#/lib/core/context.ts";
import type { Entry, OpenWallet } from "./statement.ts";

/** How long deductions gather before one balance.updated tells of them (product.md D19). */
export const balanceEventWindowMs = 10_000;

/**
 * Writes booked entries and the new state of their locked wallets, in this transaction. The transfers the entries name
 * are posted first by the caller.
 */
export async function writeStatement(tx: Tx, wallets: Iterable<OpenWallet>, entries: readonly Entry[]): Promise<void> {
  const now = tx.clock.now();
  const changed = [...wallets];
  await Promise.all([insertEntries(tx, entries, now), updateWallets(tx, changed, now)]);
}

async function insertEntries(tx: Tx, entries: readonly Entry[], now: Date): Promise<void> {
  if (entries.length === 0) return;
  const at = now.toISOString();
  await tx.sql`
    insert into wallet_transactions
      (id, wallet_id, tenant_id, mode, seq, reference, type, direction, amount_e4, balance_before_e4, balance_after_e4,
       status, payment_method, description, transfer_id, request_id, payment_id, messages, created_at, completed_at)
    select id, wallet_id, tenant_id::bigint, mode, seq::bigint, reference, type, direction, amount::bigint, before::bigint,
      after::bigint, 'completed', method, description, transfer_id, request_id, payment_id, messages::int,
      ${at}::timestamptz, ${at}::timestamptz
    from unnest(
      ${column(entries, (e) => e.id)}::text[], ${column(entries, (e) => e.walletId)}::text[],
      ${column(entries, (e) => e.tenantId)}::text[], ${column(entries, (e) => e.mode)}::text[],
      ${column(entries, (e) => e.seq)}::text[], ${column(entries, (e) => e.reference)}::text[],
      ${column(entries, (e) => e.type)}::text[], ${column(entries, (e) => e.direction)}::text[],
      ${column(entries, (e) => e.amount)}::text[], ${column(entries, (e) => e.balanceBefore)}::text[],
      ${column(entries, (e) => e.balanceAfter)}::text[], ${column(entries, (e) => e.paymentMethod)}::text[],
      ${column(entries, (e) => e.description)}::text[], ${column(entries, (e) => e.transferId)}::text[],
      ${column(entries, (e) => e.requestId)}::text[], ${column(entries, (e) => e.paymentId)}::text[],
      ${column(entries, (e) => e.messages ?? 0)}::text[]
    ) as e (id, wallet_id, tenant_id, mode, seq, reference, type, direction, amount, before, after, method, description,
      transfer_id, request_id, payment_id, messages)`;
}

async function updateWallets(tx: Tx, wallets: readonly OpenWallet[], now: Date): Promise<void> {
  if (wallets.length === 0) return;
  const due = new Date(now.getTime() + balanceEventWindowMs);
  await tx.sql`
    update wallets set
      balance_e4 = w.balance::bigint, last_seq = w.seq::bigint, last_reference = w.reference::bigint,
      receivable_e4 = w.receivable::bigint,
      balance_event_due_at = coalesce(wallets.balance_event_due_at, w.due::timestamptz),
      balance_event_from_e4 = coalesce(wallets.balance_event_from_e4, w.deducted_from::bigint)
    from unnest(
      ${column(wallets, (w) => w.id)}::text[], ${column(wallets, (w) => w.balance)}::text[],
      ${column(wallets, (w) => w.lastSeq)}::text[], ${column(wallets, (w) => w.lastReference)}::text[],
      ${column(wallets, (w) => w.receivable)}::text[],
      ${column(wallets, (w) => (w.deductedFrom === null ? null : due))}::text[],
      ${column(wallets, (w) => w.deductedFrom)}::text[]
    ) as w (id, balance, seq, reference, receivable, due, deducted_from)
    where wallets.id = w.id`;
}
