import { asc, eq, inArray } from "drizzle-orm";
import { senders, tenants } from "#/db/schema/index.ts";
import type { TenantStatus } from "#/db/enums.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { lookAlikesOf, reservedWordIn } from "./look-alike.ts";
import { toSender, type Sender } from "./sender.ts";

/** What staff should know before they decide. */
export type SenderWarnings = {
  /** The reserved word it is or looks like. */
  reservedWord: string | null;
  /** Other tenants' approved names that the eye takes for it. */
  lookAlikes: string[];
};

export type SubmittedSender = Sender & { tenantName: string; tenantStatus: TenantStatus; warnings: SenderWarnings };

/** At most so many are shown at once; the rest follow when these are decided. */
const queueLimit = 100;

/** The sender IDs that wait for staff, the longest waiting first, with what the name is easily taken for. Staff's `tenants:read`. */
export async function listSubmittedSenders(ctx: PlatformCtx): Promise<SubmittedSender[]> {
  requireScope(ctx, "tenants:read");
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.db
      .select({ sender: senders, tenantName: tenants.name, tenantStatus: tenants.status })
      .from(senders)
      .innerJoin(tenants, eq(tenants.id, senders.tenantId))
      .where(eq(senders.status, "submitted"))
      .orderBy(asc(senders.id))
      .limit(queueLimit);
    const approved = await tx.db
      .select({ name: senders.name, tenantId: senders.tenantId })
      .from(senders)
      .where(inArray(senders.status, ["approved", "suspended"]));
    return rows.map(({ sender, tenantName, tenantStatus }) => {
      const others = approved.filter((other) => other.tenantId !== sender.tenantId).map((other) => other.name);
      const warnings = { reservedWord: reservedWordIn(sender.name), lookAlikes: lookAlikesOf(sender.name, others) };
      return { ...toSender(sender), tenantName, tenantStatus, warnings };
    });
  });
}
