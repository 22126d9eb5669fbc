import { and, eq, isNull } from "drizzle-orm";
import { sessions } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

/** The session is over, from the next request on. Ending it again changes nothing. */
export async function endSession(ctx: PlatformCtx, sessionId: string): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const [ended] = await tx.db
      .update(sessions)
      .set({ revokedAt: tx.clock.now() })
      .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)))
      .returning({ userId: sessions.userId });
    if (ended) await recordAudit(tx, { action: "identity.signed_out", subject: ended.userId, after: { sessionId } });
  });
}
