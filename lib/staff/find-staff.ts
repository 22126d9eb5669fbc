import { and, eq, isNull } from "drizzle-orm";
import { staffMembers } from "#/db/schema/index.ts";
import type { StaffRole } from "#/db/enums.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

/** The user's present role in the operator's staff, or null. */
export async function findStaff(ctx: PlatformCtx, userId: string): Promise<StaffRole | null> {
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .select({ role: staffMembers.role })
      .from(staffMembers)
      .where(and(eq(staffMembers.userId, userId), isNull(staffMembers.removedAt)));
    return row?.role ?? null;
  });
}
