import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { money, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { operatorTenantId } from "#/lib/tenants/operator.ts";

/** Live only. */
export type PlatformState = {
  /** What tenants could spend, and what is set aside for their messages: ours to keep safe. */
  liabilities: Money;
  /** Set aside for longer than an hour. */
  reservedLong: Money;
  /** Paid in by M-Pesa since midnight in Nairobi. */
  mobileMoneyToday: Money;
  mobileMoneyCount: number;
  /** The messages that could leave now and do not, and since when the first of them could. */
  queued: number;
  oldestDue: Date | null;
  /** Endpoints whose every delivery has failed of late. */
  failingEndpoints: number;
  /** Our own account at the carrier, as it told us last; null before it ever did. */
  carrier: { balance: Money | null; at: Date | null; problem: string | null; paused: boolean } | null;
};

type Row = {
  liabilities: bigint;
  reserved_long: bigint;
  mobile_money: bigint;
  mobile_money_count: number;
  queued: number;
  oldest_due: string | null;
  failing: number;
};
type Account = {
  balance_e4: bigint | null;
  balance_synced_at: string | null;
  balance_error: string | null;
  paused: boolean;
};

/** How the platform stands, in the figures staff look at first. Staff's `money:read`. */
export async function getPlatformState(ctx: PlatformCtx): Promise<PlatformState> {
  requireScope(ctx, "money:read");
  return withTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const hourAgo = new Date(now.getTime() - 3_600_000).toISOString();
    const [row] = await tx.sql<Row[]>`
      with reserved as (
        select sum(price_e4) as total, sum(price_e4) filter (where accepted_at < ${hourAgo}::timestamptz) as long
        from messages where charge = 'reserved' and mode = 'live' and tenant_id <> ${operatorTenantId}
      ), paid as (
        select sum(amount_e4) as total, count(*)::int as count from payments
        where mode = 'live' and status = 'completed' and method in ('mpesa', 'paybill')
          and completed_at >= date_trunc('day', ${now.toISOString()}::timestamptz, 'Africa/Nairobi')
      ), waiting as (
        select count(*)::int as count, min(due_at) as oldest from messages
        where attempt_id is null and status in ('queued', 'sending') and mode = 'live' and due_at <= ${now.toISOString()}::timestamptz
      )
      select
        ((select coalesce(sum(balance_e4), 0) from wallets where mode = 'live' and tenant_id <> ${operatorTenantId})
          + coalesce(reserved.total, 0))::bigint as liabilities,
        coalesce(reserved.long, 0)::bigint as reserved_long,
        coalesce(paid.total, 0)::bigint as mobile_money, paid.count as mobile_money_count,
        waiting.count as queued, waiting.oldest as oldest_due,
        (select count(*)::int from webhook_endpoints
          where mode = 'live' and failing_since is not null and removed_at is null) as failing
      from reserved, paid, waiting`;
    const [account] = await tx.sql<Account[]>`
      select balance_e4, balance_synced_at, balance_error, status = 'paused' as paused from connections
      where provider = 'onfon' and mode = 'live' and owner_tenant_id is null`;
    return {
      liabilities: money(row?.liabilities ?? 0n),
      reservedLong: money(row?.reserved_long ?? 0n),
      mobileMoneyToday: money(row?.mobile_money ?? 0n),
      mobileMoneyCount: row?.mobile_money_count ?? 0,
      queued: row?.queued ?? 0,
      oldestDue: row?.oldest_due ? new Date(row.oldest_due) : null,
      failingEndpoints: row?.failing ?? 0,
      carrier: account
        ? {
            balance: account.balance_e4 === null ? null : money(account.balance_e4),
            at: account.balance_synced_at ? new Date(account.balance_synced_at) : null,
            problem: account.balance_error,
            paused: account.paused,
          }
        : null,
    };
  });
}
