import { and, eq } from "drizzle-orm";
import { webhookEndpoints } from "#/db/schema/index.ts";
import type { WebhookEvent } from "#/db/enums.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { toEndpoint } from "./endpoint.ts";
import { ownEndpoints } from "./lookup.ts";

export type WebhookConfig = { webhookUrl: string | null; events: WebhookEvent[]; active: boolean };

/** What `webhooks/config` set in this mode; without an address when nothing was set. Scope webhooks:manage. */
export async function getWebhookConfig(ctx: TenantCtx): Promise<WebhookConfig> {
  requireScope(ctx, "webhooks:manage");
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .select()
      .from(webhookEndpoints)
      .where(and(ownEndpoints(tx), eq(webhookEndpoints.legacy, true)));
    if (!row) return { webhookUrl: null, events: [], active: false };
    const { url, events, active } = toEndpoint(row);
    return { webhookUrl: url, events, active };
  });
}
