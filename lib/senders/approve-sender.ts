import { and, eq } from "drizzle-orm";
import { senders } from "#/db/schema/index.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { decideSubmitted, lockSender } from "./decide-submitted.ts";
import { senderNameTaken } from "./errors.ts";
import type { Sender } from "./sender.ts";

/**
 * A submitted sender ID may be used, within a second. Throws `senders.wrong_state`, `senders.name_taken` when another tenant
 * has the same name. Staff's `senders:approve`.
 */
export async function approveSender(ctx: PlatformCtx, input: { senderId: string }): Promise<Sender> {
  requireScope(ctx, "senders:approve");
  return withTransaction(ctx, async (tx) => {
    const sender = await lockSender(tx, input.senderId);
    // Two approvals of one name wait for each other here, so that the second is refused and not a database error.
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`senders:${sender.name}`}, 0))`;
    const [taken] = await tx.db
      .select({ id: senders.id })
      .from(senders)
      .where(and(eq(senders.name, sender.name), eq(senders.status, "approved")));
    if (taken && taken.id !== sender.id) throw senderNameTaken(sender.name);
    return decideSubmitted(tx, sender, { status: "approved", reason: null });
  });
}
