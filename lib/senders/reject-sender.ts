import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { decideSubmitted, lockSender } from "./decide-submitted.ts";
import type { Sender } from "./sender.ts";

/** A submitted sender ID is refused, and the tenant sees the reason. Throws `senders.wrong_state`. Staff's `senders:approve`. */
export async function rejectSender(ctx: PlatformCtx, input: { senderId: string; reason: string }): Promise<Sender> {
  requireScope(ctx, "senders:approve");
  return withTransaction(ctx, async (tx) =>
    decideSubmitted(tx, await lockSender(tx, input.senderId), { status: "rejected", reason: input.reason }),
  );
}
