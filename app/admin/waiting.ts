import type { PlatformCtx } from "#/lib/core/context.ts";
import { listManualRequests } from "#/lib/payments/list-manual-requests.ts";
import { listReviews } from "#/lib/payments/list-reviews.ts";
import { listSuspense } from "#/lib/payments/list-suspense.ts";
import { listSubmittedSenders } from "#/lib/senders/list-submitted-senders.ts";
import { listTenants } from "#/lib/tenants/list-tenants.ts";

/** At most so many are counted. */
const countLimit = 100;

export type Waiting = {
  organisations: number;
  senders: number;
  topUps: number;
  /** In suspense or under review. */
  money: number;
};

/** How much waits for staff, of each kind. */
export async function countWaiting(ctx: PlatformCtx): Promise<Waiting> {
  const [{ tenants }, senders, topUps, suspense, reviews] = await Promise.all([
    listTenants(ctx, { statuses: ["pending_approval"], limit: countLimit }),
    listSubmittedSenders(ctx),
    listManualRequests(ctx),
    listSuspense(ctx),
    listReviews(ctx),
  ]);
  return {
    organisations: tenants.length,
    senders: senders.length,
    topUps: topUps.length,
    money: suspense.length + reviews.length,
  };
}
