import { and, asc, eq, isNull } from "drizzle-orm";
import { members, users } from "#/db/schema/index.ts";
import type { MemberRole } from "#/db/enums.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

export type Member = {
  userId: string;
  name: string;
  email: string;
  phone: string | null;
  role: MemberRole;
  language: string;
};

/** The tenant's present members, the first to join first. Read by staff (`tenants:read`) and by jobs that write to them. */
export async function listMembers(ctx: PlatformCtx, tenantId: number): Promise<Member[]> {
  requireScope(ctx, "tenants:read");
  return withTransaction(ctx, (tx) =>
    tx.db
      .select({
        userId: users.id,
        name: users.name,
        email: users.email,
        phone: users.phone,
        role: members.role,
        language: users.language,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.tenantId, tenantId), isNull(members.removedAt)))
      .orderBy(asc(members.createdAt), asc(users.id)),
  );
}
