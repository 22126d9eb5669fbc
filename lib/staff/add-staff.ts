import { staffMembers } from "#/db/schema/index.ts";
import type { StaffRole } from "#/db/enums.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { forbidden } from "#/lib/core/errors.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

/** The user is staff with this role, whatever it was before. Only the system (a command, the demo) adds staff. */
export async function addStaff(ctx: PlatformCtx, input: { userId: string; role: StaffRole }): Promise<void> {
  if (ctx.actor.kind !== "system") throw forbidden("staff.not_allowed", "Staff are added by the operator's command.");
  await withTransaction(ctx, async (tx) => {
    const { userId, role } = input;
    await tx.db
      .insert(staffMembers)
      .values({ userId, role })
      .onConflictDoUpdate({ target: staffMembers.userId, set: { role, removedAt: null } });
    await recordAudit(tx, { action: "staff.added", subject: userId, after: { role } });
  });
}
