import { and, eq, isNull } from "drizzle-orm";
import { sessions, staffMembers } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { sessionTimes } from "./session-times.ts";

export type OpenSessionInput = { userId: string; ip: string | null; userAgent: string | null };

export type OpenedSession = { sessionId: string; userId: string; staff: boolean; expiresAt: Date };

/** The user is signed in by a new session, a short one for staff. The caller has checked who it is. */
export async function openSession(ctx: PlatformCtx, input: OpenSessionInput): Promise<OpenedSession> {
  return withTransaction(ctx, async (tx) => {
    const [member] = await tx.db
      .select({ userId: staffMembers.userId })
      .from(staffMembers)
      .where(and(eq(staffMembers.userId, input.userId), isNull(staffMembers.removedAt)));
    const staff = member !== undefined;
    const now = tx.clock.now();
    const sessionId = newId("session");
    const expiresAt = new Date(now.getTime() + sessionTimes(staff).absoluteMs);
    await tx.db.insert(sessions).values({
      id: sessionId,
      userId: input.userId,
      staff,
      ip: input.ip,
      userAgent: input.userAgent?.slice(0, 300) ?? null,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
    });
    await recordAudit(tx, {
      action: "identity.signed_in",
      subject: input.userId,
      after: { sessionId, staff, ip: input.ip },
    });
    return { sessionId, userId: input.userId, staff, expiresAt };
  });
}
