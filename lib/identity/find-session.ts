import { eq } from "drizzle-orm";
import { sessions, users } from "#/db/schema/index.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { seenEveryMs, sessionTimes } from "./session-times.ts";
import { toUser, type User } from "./user.ts";

export type Session = { id: string; staff: boolean; user: User; createdAt: Date };

/**
 * The session with its user, or null when it is unknown, ended, expired or was idle too long. Asked at each request, so an
 * ended session is refused at the next one.
 */
export async function findSession(ctx: PlatformCtx, sessionId: string): Promise<Session | null> {
  const { db } = ctx.pools.platform;
  const [row] = await db
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.id, sessionId));
  if (!row || row.session.revokedAt) return null;
  const { session } = row;
  const nowMs = ctx.clock.now().getTime();
  const unseenMs = nowMs - session.lastSeenAt.getTime();
  if (session.expiresAt.getTime() <= nowMs || unseenMs >= sessionTimes(session.staff).idleMs) return null;
  if (unseenMs >= seenEveryMs) {
    await db
      .update(sessions)
      .set({ lastSeenAt: new Date(nowMs) })
      .where(eq(sessions.id, sessionId));
  }
  return { id: session.id, staff: session.staff, user: toUser(row.user), createdAt: session.createdAt };
}
