import { and, eq, inArray } from "drizzle-orm";
import { tenants } from "#/db/schema/index.ts";
import type { TenantStatus } from "#/db/enums.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { actorId } from "#/lib/core/authorize.ts";
import type { PlatformTx } from "#/lib/core/context.ts";
import { tenantInState } from "./errors.ts";
import { lockTenant } from "./lookup.ts";
import { toTenant, type Tenant } from "./tenant.ts";

export type TenantMove = {
  tenantId: number;
  from: readonly TenantStatus[];
  to: TenantStatus;
  reason?: string | null;
  /** The action in the audit log. */
  action: string;
};

/** The tenant has gone from one of `from` to `to`, with its reason and an audit row; throws `tenants.wrong_state` otherwise. */
export async function moveTenant(tx: PlatformTx, move: TenantMove): Promise<Tenant> {
  const before = await lockTenant(tx, move.tenantId);
  const approved = move.to === "active" && before.approvedAt === null;
  const [row] = await tx.db
    .update(tenants)
    .set({
      status: move.to,
      statusReason: move.reason ?? null,
      ...(approved ? { approvedAt: tx.clock.now(), approvedBy: actorId(tx) } : {}),
    })
    .where(and(eq(tenants.id, move.tenantId), inArray(tenants.status, [...move.from])))
    .returning();
  if (!row) throw tenantInState(before.status);
  await recordAudit(tx, {
    action: move.action,
    subject: row.publicId,
    tenantId: row.id,
    before: { status: before.status },
    after: { status: row.status, reason: row.statusReason },
  });
  return toTenant(row);
}
