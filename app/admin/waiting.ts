import type { PlatformCtx } from "#/lib/core/context.ts";
import { listSubmittedSenders } from "#/lib/senders/list-submitted-senders.ts";
import { listTenants } from "#/lib/tenants/list-tenants.ts";

/** At most so many are counted. */
const countLimit = 100;

/** How many decisions wait, of each kind. */
export async function countWaiting(ctx: PlatformCtx): Promise<{ organisations: number; senders: number }> {
  const [{ tenants }, senders] = await Promise.all([
    listTenants(ctx, { statuses: ["pending_approval"], limit: countLimit }),
    listSubmittedSenders(ctx),
  ]);
  return { organisations: tenants.length, senders: senders.length };
}
