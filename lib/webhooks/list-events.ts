import { and, desc, eq, gte, lt, notLike } from "drizzle-orm";
import { tenantEvents } from "#/db/schema/index.ts";
import type { WebhookEvent } from "#/db/enums.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { testEventPrefix } from "./test-event-key.ts";

/** Something that happened to the tenant, as webhooks tell it. */
export type ToldEvent = { id: string; type: WebhookEvent; data: Record<string, unknown>; occurredAt: Date };

export type ListEventsInput = {
  type?: WebhookEvent;
  /** 1 to 100. */
  limit: number;
  /** The id of the last event of the page before. */
  cursor?: string;
};

/** Events are kept and listed for so long (ms). */
const keptMs = 30 * 86_400_000;

/** The tenant's events of this mode in the last 30 days, newest first, delivered or not. Scope webhooks:manage. */
export async function listEvents(
  ctx: TenantCtx,
  { type, limit, cursor }: ListEventsInput,
): Promise<{ events: ToldEvent[]; nextCursor: string | null }> {
  requireScope(ctx, "webhooks:manage");
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.db
      .select({
        id: tenantEvents.id,
        type: tenantEvents.type,
        data: tenantEvents.data,
        occurredAt: tenantEvents.occurredAt,
      })
      .from(tenantEvents)
      .where(
        and(
          eq(tenantEvents.tenantId, tx.tenantId),
          eq(tenantEvents.mode, tx.mode),
          gte(tenantEvents.occurredAt, new Date(tx.clock.now().getTime() - keptMs)),
          notLike(tenantEvents.factKey, `${testEventPrefix}%`),
          type === undefined ? undefined : eq(tenantEvents.type, type),
          cursor === undefined ? undefined : lt(tenantEvents.id, cursor),
        ),
      )
      .orderBy(desc(tenantEvents.id))
      .limit(limit + 1);
    const events = rows.slice(0, limit);
    return { events, nextCursor: rows.length > limit ? (events.at(-1)?.id ?? null) : null };
  });
}
