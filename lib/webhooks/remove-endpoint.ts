import { eq } from "drizzle-orm";
import { webhookEndpoints } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { failWaitingDeliveries } from "./fail-waiting-deliveries.ts";
import { lockEndpoint } from "./lookup.ts";

/** The endpoint gets nothing more and is in no list; its deliveries stay to be read. Scope webhooks:manage. */
export async function removeEndpoint(ctx: TenantCtx, endpointId: string): Promise<void> {
  requireScope(ctx, "webhooks:manage");
  await withTransaction(ctx, async (tx) => {
    const endpoint = await lockEndpoint(tx, endpointId);
    await tx.db
      .update(webhookEndpoints)
      .set({ active: false, removedAt: tx.clock.now() })
      .where(eq(webhookEndpoints.id, endpoint.id));
    await failWaitingDeliveries(tx, [endpoint.id]);
    await recordAudit(tx, { action: "webhooks.endpoint_removed", subject: endpoint.id, before: { url: endpoint.url } });
  });
}
