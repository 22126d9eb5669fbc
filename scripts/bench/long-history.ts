import postgres from "postgres";

/** A tenant's past: so many messages, and so many lines on its statement. */
export type History = { tenantId: number; connectionId: string; messages: number; lines: number };

/** The id of the nth message, the oldest is the first: it sorts by time as a real one does. */
export function messageIdAt(place: number): string {
  return `msg_${String(place).padStart(26, "0")}`;
}

/** Delivered messages of the last 90 days, and a statement whose lines follow each other. Triggers and references rest. */
export async function fillHistory(ownerUrl: string, history: History): Promise<void> {
  const { tenantId, connectionId, messages, lines } = history;
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`
        insert into message_requests (id, tenant_id, mode, actor_id, sender, messages, cost_e4, request_id, created_at)
        select 'req_' || lpad(n::text, 26, '0'), ${tenantId}, 'live', 'key_bench', 'BENCH', 1, 10000, 'rid',
          now() - make_interval(secs => (${messages} - n) * 7.776)
        from generate_series(1, ${messages}) n`;
      await tx`
        insert into messages (id, tenant_id, mode, request_id, position, connection_id, sender, recipient, encoding, segments,
          price_e4, cost_e4, status, charge, due_at, accepted_at, sent_at, delivered_at)
        select 'msg_' || right(id, 26), tenant_id, 'live', id, 0, ${connectionId}, sender,
          '2547' || lpad((random() * 99999999)::int::text, 8, '0'), 'gsm7', 1, 10000, 7500, 'delivered', 'captured',
          created_at, created_at, created_at, created_at
        from message_requests where tenant_id = ${tenantId} and actor_id = 'key_bench'`;
      await tx`
        insert into wallet_transactions (id, wallet_id, tenant_id, mode, seq, reference, type, direction, amount_e4,
          balance_before_e4, balance_after_e4, status, description, transfer_id, request_id, messages, created_at, completed_at)
        select 'txn_' || lpad(n::text, 26, '0'), w.id, w.tenant_id, w.mode, w.last_seq + n, 'TXN-BENCH-' || n, 'deduction', 'debit',
          10000, (${lines} - n + 1) * 10000::bigint, (${lines} - n) * 10000::bigint, 'completed', 'SMS',
          'trf_' || lpad(n::text, 26, '0'), 'req_' || lpad(n::text, 26, '0'), 1, now(), now()
        from wallets w cross join generate_series(1, ${lines}) n where w.tenant_id = ${tenantId} and w.mode = 'live'`;
      await tx`update wallets set last_seq = last_seq + ${lines} where tenant_id = ${tenantId} and mode = 'live'`;
    });
    await sql`vacuum analyze messages, message_requests, wallet_transactions`;
  } finally {
    await sql.end();
  }
}
