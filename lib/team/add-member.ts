import { members } from "#/db/schema/index.ts";
import type { MemberRole } from "#/db/enums.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

export type AddMemberInput = { tenantId: number; userId: string; role: MemberRole };

/** The user has this role in the tenant, whatever it was before. Staff's `tenants:approve`; sign-up acts as the system. */
export async function addMember(ctx: PlatformCtx, input: AddMemberInput): Promise<void> {
  requireScope(ctx, "tenants:approve");
  await withTransaction(ctx, async (tx) => {
    const { tenantId, userId, role } = input;
    await tx.db
      .insert(members)
      .values({ tenantId, userId, role })
      .onConflictDoUpdate({ target: [members.tenantId, members.userId], set: { role, removedAt: null } });
    await recordAudit(tx, { action: "team.member_added", subject: userId, tenantId, after: { role } });
  });
}
