import type { PlatformCtx } from "#/lib/core/context.ts";
import { tooManyWait } from "#/lib/limits/rate-limit.ts";

/** Requests that a process answers at a time. At the rate of two cores the last of them waits for half a second. */
export const mostOpenRequests = 1_024;

/**
 * What `work` answers; throws limits.overloaded where too many requests are open, before anything was spent on this one. So
 * a process that is asked more than it can answer goes on answering as many as it can.
 */
export async function withinOpenRequests<Answer>(ctx: PlatformCtx, work: () => Promise<Answer>): Promise<Answer> {
  const open = ctx.scope.once("http.open-requests", () => ({ count: 0 }));
  if (open.count >= mostOpenRequests) throw tooManyWait();
  open.count++;
  try {
    return await work();
  } finally {
    open.count--;
  }
}
