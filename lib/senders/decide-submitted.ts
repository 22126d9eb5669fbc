import { and, eq } from "drizzle-orm";
import { senders } from "#/db/schema/index.ts";
import { actorId } from "#/lib/core/authorize.ts";
import type { PlatformTx } from "#/lib/core/context.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { senderInState, senderNotFound } from "./errors.ts";
import { toSender, type Sender } from "./sender.ts";

/** The sender ID with its row locked until the transaction ends; throws `senders.not_found`. */
export async function lockSender(tx: PlatformTx, senderId: string): Promise<Sender> {
  const [row] = await tx.db.select().from(senders).where(eq(senders.id, senderId)).for("no key update");
  if (!row) throw senderNotFound();
  return toSender(row);
}

/** The submitted sender ID is approved or rejected, with an audit row; throws `senders.wrong_state` in any other state. */
export async function decideSubmitted(
  tx: PlatformTx,
  sender: Sender,
  decision: { status: "approved" | "rejected"; reason: string | null },
): Promise<Sender> {
  if (sender.status !== "submitted") throw senderInState(sender.status);
  const [row] = await tx.db
    .update(senders)
    .set({ status: decision.status, statusReason: decision.reason, decidedAt: tx.clock.now(), decidedBy: actorId(tx) })
    .where(and(eq(senders.id, sender.id), eq(senders.status, "submitted")))
    .returning();
  if (!row) throw senderInState(sender.status);
  await recordAudit(tx, {
    action: `senders.${decision.status}`,
    subject: row.id,
    tenantId: row.tenantId,
    before: { status: sender.status },
    after: { status: row.status, name: row.name, reason: decision.reason },
  });
  return toSender(row);
}
