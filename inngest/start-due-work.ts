import type { PlatformCtx } from "#/lib/core/context.ts";
import { releaseAllScheduled } from "#/lib/messaging/release-all-scheduled.ts";
import { resumeSending } from "#/lib/messaging/resume-sending.ts";
import { signalDueEmails } from "#/lib/notifications/signal-due-emails.ts";
import { startSteadyLoop } from "#/lib/outbox/steady-loop.ts";
import { flushDueBalanceEvents } from "#/lib/webhooks/flush-due-balance-events.ts";
import { signalDueDeliveries } from "#/lib/webhooks/signal-due-deliveries.ts";

const everyMs = 1_000;
const slowestMs = 10_000;

/**
 * Looks each second for what has become due, in every process of the app: scheduled messages are queued,
 * connections whose pause has run out go on, gathered deductions are told, and due deliveries and mails are signalled to their functions. The engine's cron is a minute at
 * best, too coarse for a retry after 5 s or a window of 10 s, and a run that sleeps until then would be state outside the
 * database. A missed second does no harm: due times are columns, and `sweep-due-work` and `release-scheduled` look too.
 */
export function startDueWork(ctx: PlatformCtx): { stop(): Promise<void> } {
  const { stop } = startSteadyLoop({
    name: "due-work",
    log: ctx.log,
    retryMs: everyMs,
    slowestMs,
    run: async () => {
      await releaseAllScheduled(ctx);
      await resumeSending(ctx);
      await flushDueBalanceEvents(ctx);
      await signalDueDeliveries(ctx);
      await signalDueEmails(ctx);
      return everyMs;
    },
  });
  return { stop };
}
