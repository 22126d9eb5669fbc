import { auditLog } from "#/db/schema/index.ts";
import { actorId } from "#/lib/core/authorize.ts";
import type { Tx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";

export type AuditEntry = {
  /** `room.past_tense`, such as `senders.approved`. */
  action: string;
  /** The id of what was changed. */
  subject: string;
  /** Whose it is; a tenant's own context fills it in. Null: the platform's. */
  tenantId?: number | null;
  /** What it was and what it is, without secrets. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** The log says, in the same transaction as the change, who did what to which row, from where, in which request. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { actor } = tx;
  await tx.db.insert(auditLog).values({
    id: newId("audit"),
    tenantId: tx.kind === "tenant" ? tx.tenantId : (entry.tenantId ?? null),
    actorKind: actor.kind,
    actorId: actorId(tx),
    action: entry.action,
    subject: entry.subject,
    before: entry.before ?? null,
    after: entry.after ?? null,
    ip: "ip" in actor ? actor.ip : null,
    requestId: tx.requestId,
  });
}
