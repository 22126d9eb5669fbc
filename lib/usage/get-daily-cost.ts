import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { money, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { usageColumns, usageWhere } from "./read-usage.ts";
import type { UsageRow } from "./usage.ts";

const dayMs = 86_400_000;
const weekDays = 7;

/** What a day of the last week has cost on average, counted from the week's first message. Scope messages:read. */
export async function getDailyCost(ctx: TenantCtx): Promise<Money> {
  requireScope(ctx, "messages:read");
  const now = ctx.clock.now().getTime();
  const rows = await withTransaction(ctx, (tx) => {
    const [from, to] = [new Date(now - weekDays * dayMs), new Date(now + 60_000)];
    return tx.sql<(UsageRow & { first: string | null })[]>`
      select ${usageColumns(tx)}, min(m.accepted_at) as first from messages m where ${usageWhere(tx, from, to)}`;
  });
  const [row] = rows;
  if (!row?.first) return money(0n);
  const days = Math.min(weekDays, Math.max(1, Math.ceil((now - Date.parse(row.first)) / dayMs)));
  return money(row.cost_e4 / BigInt(days));
}
