import { and, eq } from "drizzle-orm";
import { tenants } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import type { PlatformTx } from "#/lib/core/context.ts";

export type RenameUnverifiedInput = {
  tenantId: number;
  name?: string;
  contactName?: string;
  phone?: string;
  email?: string;
};

/** A tenant that nobody has verified yet has these details; any other stays as it is. */
export async function renameUnverified(tx: PlatformTx, input: RenameUnverifiedInput): Promise<void> {
  const { tenantId, ...details } = input;
  const [row] = await tx.db
    .update(tenants)
    .set(details)
    .where(and(eq(tenants.id, tenantId), eq(tenants.status, "pending_verification")))
    .returning({ publicId: tenants.publicId, name: tenants.name });
  if (row)
    await recordAudit(tx, { action: "tenants.renamed", subject: row.publicId, tenantId, after: { name: row.name } });
}
