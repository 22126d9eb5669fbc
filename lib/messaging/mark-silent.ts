import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { unconfirmedHours } from "./match-reports.ts";

/** Sent messages without a final report after 72 h say so (`report_state: none`); silence never refunds (product.md D16). */
export async function markSilent(ctx: PlatformCtx, input: { limit: number }): Promise<{ messages: number }> {
  return withTransaction(ctx, async (tx) => {
    const before = new Date(tx.clock.now().getTime() - unconfirmedHours * 3_600_000).toISOString();
    const rows = await tx.sql`
      update messages set report_state = 'none'
      where id in (
        select id from messages
        where connection_id = any(array(select id from connections)) and status in ('sent', 'unconfirmed')
          and report_state is null and accepted_at < ${before}::timestamptz and status = 'sent'
        order by accepted_at limit ${input.limit} for no key update skip locked)
      returning id`;
    return { messages: rows.length };
  });
}
