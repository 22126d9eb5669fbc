import { and, asc, eq, isNull } from "drizzle-orm";
import { members } from "#/db/schema/index.ts";
import type { MemberRole } from "#/db/enums.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

export type Membership = { tenantId: number; role: MemberRole };

/** The tenants a user belongs to, the oldest membership first. It is how a session finds its tenant, so it needs no scope. */
export async function listMemberships(ctx: PlatformCtx, userId: string): Promise<Membership[]> {
  return withTransaction(ctx, (tx) =>
    tx.db
      .select({ tenantId: members.tenantId, role: members.role })
      .from(members)
      .where(and(eq(members.userId, userId), isNull(members.removedAt)))
      .orderBy(asc(members.createdAt), asc(members.tenantId)),
  );
}
