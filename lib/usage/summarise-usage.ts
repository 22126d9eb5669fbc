import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { readZonedTime } from "#/lib/tenants/zoned-time.ts";
import { readTopUpTotal, type TopUpTotal } from "./read-top-ups.ts";
import { readUsage } from "./read-usage.ts";
import type { Usage } from "./usage.ts";

export type UsageSummary = {
  /** The day of the zone it was made on, YYYY-MM-DD. */
  day: string;
  today: Usage;
  thisMonth: Usage & TopUpTotal;
};

/** What was sent today and this month of the zone until now, and the month's top-ups. Scope messages:read. */
export async function summariseUsage(ctx: TenantCtx, timeZone: string): Promise<UsageSummary> {
  requireScope(ctx, "messages:read");
  const now = ctx.clock.now();
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);
  const [today, month] = [day, `${day.slice(0, 8)}01`].map((first) => readZonedTime(first, timeZone) ?? now);
  // Another process's clock may be ahead of ours by a little.
  const end = new Date(now.getTime() + 60_000);
  return withTransaction(ctx, async (tx) => {
    const [ofToday, ofMonth, topUps] = await Promise.all([
      readUsage(tx, today ?? now, end),
      readUsage(tx, month ?? now, end),
      readTopUpTotal(tx, month ?? now, end),
    ]);
    return { day, today: ofToday, thisMonth: { ...ofMonth, ...topUps } };
  });
}
