import { and, eq, isNull } from "drizzle-orm";
import { sessions, users } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import type { PlatformTx } from "#/lib/core/context.ts";

/** The user has this password's hash, and all sessions of the user are over. */
export async function setPassword(tx: PlatformTx, input: { userId: string; passwordHash: string }): Promise<void> {
  await tx.db.update(users).set({ passwordHash: input.passwordHash }).where(eq(users.id, input.userId));
  await tx.db
    .update(sessions)
    .set({ revokedAt: tx.clock.now() })
    .where(and(eq(sessions.userId, input.userId), isNull(sessions.revokedAt)));
  await recordAudit(tx, { action: "identity.password_changed", subject: input.userId });
}
