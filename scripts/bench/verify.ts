import postgres from "postgres";
import { sealChain } from "#/lib/audit/seal-chain.ts";
import { verifyLedger } from "#/lib/reconciliation/verify-ledger.ts";
import { openBenchWorld } from "./world.ts";

const transfers = 1_000_000;
const tenantCount = 200;

/** A million transfers, sealed and verified. */
export async function benchVerify(directory: string, say: (line: string) => void): Promise<void> {
  const world = await openBenchWorld(directory);
  try {
    const messages = Math.floor((transfers - tenantCount) / 2);
    for (let number = 0; number < tenantCount; number++) await world.newTenant(messages);
    await fill(world.ownerUrl, world.connectionId, messages);
    const sealAt = performance.now();
    const { sealed } = await sealChain(world.ctx, "ledger");
    const verifyAt = performance.now();
    const { whole, checks, totals, chains } = await verifyLedger(world.ctx);
    const doneAt = performance.now();
    const count = totals.reduce((sum, total) => sum + total.transfers, 0);
    say(`verify: ${count.toLocaleString("en")} transfers, ${messages.toLocaleString("en")} messages`);
    say(`  sealed ${sealed.toLocaleString("en")} rows in ${((verifyAt - sealAt) / 1000).toFixed(1)} s`);
    say(`  verified in ${((doneAt - verifyAt) / 1000).toFixed(1)} s: ${whole ? "whole" : "BROKEN"}`);
    for (const { name, breaks, examples } of checks) if (breaks > 0) say(`  ${name}: ${examples.join("; ")}`);
    for (const { chain, breaks } of chains) if (breaks.length > 0) say(`  ${chain} chain: ${breaks.join("; ")}`);
  } finally {
    await world.close();
  }
}

/** Delivered messages spread over the tenants: each with its request, its reservation, its line and its capture. */
async function fill(ownerUrl: string, connectionId: string, messages: number): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`set local work_mem = '256MB'`;
      await tx`create temporary table made on commit drop as
        select n, w.id as wallet_id, w.tenant_id, (n - 1) / ${tenantCount} + 1 as place, w.balance_e4 as start_e4, w.last_seq
        from generate_series(1, ${messages}) n
        join (select *, row_number() over (order by id) - 1 as number from wallets where mode = 'live') w
          on w.number = (n - 1) % ${tenantCount}`;
      await tx`insert into message_requests (id, tenant_id, mode, actor_id, sender, messages, cost_e4, request_id)
        select 'req_' || n, tenant_id, 'live', 'key_bench', 'BENCH', 1, 10000, 'rid' from made`;
      await tx`insert into submit_attempts (id, connection_id, status, messages, opened_at, closed_at)
        select 'att_' || n, ${connectionId}, 'settled', 1, now(), now() from made`;
      await tx`insert into messages (id, tenant_id, mode, request_id, position, connection_id, sender, recipient, encoding, segments,
          price_e4, cost_e4, status, charge, attempt_id, due_at, accepted_at)
        select 'msg_' || n, tenant_id, 'live', 'req_' || n, 0, ${connectionId}, 'BENCH', '254712345678', 'gsm7', 1, 10000, 0,
          'delivered', 'captured', 'att_' || n, now(), now() from made`;
      await tx`insert into ledger_transfers (id, mode, tenant_id, from_account, to_account, amount_e4, kind, business_key, request_id)
        select 'trf_r' || n, 'live', tenant_id, 'wallet:' || tenant_id, 'reserved:' || tenant_id, 10000, 'reserve', 'reserve:req_' || n,
          'req_' || n from made`;
      await tx`insert into ledger_transfers (id, mode, tenant_id, from_account, to_account, amount_e4, kind, business_key, attempt_id)
        select 'trf_c' || n, 'live', tenant_id, 'reserved:' || tenant_id, 'sales', 10000, 'capture', 'capture:att_' || n, 'att_' || n
        from made`;
      await tx`insert into wallet_transactions (id, wallet_id, tenant_id, mode, seq, reference, type, direction, amount_e4,
          balance_before_e4, balance_after_e4, status, description, transfer_id, request_id, messages)
        select 'txn_' || n, wallet_id, tenant_id, 'live', last_seq + place, 'TXN-' || place, 'deduction', 'debit', 10000,
          start_e4 - (place - 1) * 10000, start_e4 - place * 10000, 'completed', 'SMS', 'trf_r' || n, 'req_' || n, 1 from made`;
      await tx`update wallets w set balance_e4 = start_e4 - places * 10000, last_seq = m.last_seq + places
        from (select wallet_id, start_e4, last_seq, max(place) as places from made group by 1, 2, 3) m where w.id = m.wallet_id`;
    });
    await sql`analyze`;
  } finally {
    await sql.end();
  }
}
