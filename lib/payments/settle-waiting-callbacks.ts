import { isDatabaseDown } from "#/db/client.ts";
import { listWaitingCallbacks } from "#/lib/callbacks/list-waiting-callbacks.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { alertStaff } from "#/lib/notifications/alert-staff.ts";
import { settleC2bConfirmation } from "./settle-c2b-confirmation.ts";
import { settleStkCallback, type CallbackPorts } from "./settle-stk-callback.ts";

export type SettledKind = "stk" | "c2b_confirmation";

const pageSize = 200;
const atOnce = 4;

/**
 * Every call of this kind that waited has been worked on once, oldest first. One that fails holds back no other: staff
 * are told, and it is tried again the next time. Answers how many there were.
 */
export async function settleWaitingCallbacks(
  ctx: PlatformCtx,
  input: { kind: SettledKind },
  ports: CallbackPorts,
): Promise<{ settled: number; failed: number }> {
  const sum = { settled: 0, failed: 0 };
  let afterId = "";
  for (;;) {
    const page = await listWaitingCallbacks(ctx, input.kind, { limit: pageSize, afterId });
    const queue = [...page];
    const work = async () => {
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
        if (await settleOne(ctx, input.kind, id, ports)) sum.settled++;
        else sum.failed++;
      }
    };
    await allDone(Array.from({ length: atOnce }, work));
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return sum;
    afterId = last;
  }
}

/** Waits for all, so that nothing is still at work when this throws what the first threw. */
async function allDone(work: Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(work)) if (result.status === "rejected") throw result.reason;
}

async function settleOne(
  ctx: PlatformCtx,
  kind: SettledKind,
  callbackId: string,
  ports: CallbackPorts,
): Promise<boolean> {
  try {
    if (kind === "stk") await settleStkCallback(ctx, { callbackId }, ports);
    else await settleC2bConfirmation(ctx, { callbackId }, ports);
    return true;
  } catch (error) {
    if (isDatabaseDown(error)) throw error;
    ctx.log.error({ callbackId, kind, err: error }, "a stored call could not be worked on");
    await withTransaction(ctx, (tx) =>
      alertStaff(tx, {
        cause: `payments.callback_failed:${callbackId}`,
        message: `The stored call ${callbackId} could not be worked on. It is tried again every minute.`,
      }),
    );
    return false;
  }
}
