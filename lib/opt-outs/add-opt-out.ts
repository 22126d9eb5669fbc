import type { OptOutSource } from "#/db/enums.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { knownLists, listName } from "./known-lists.ts";
import type { OptOut } from "./opt-out.ts";
import { writeOptOuts } from "./write-opt-outs.ts";

/**
 * The tenant sends nothing to this phone (254…) in the context's mode from now on; messages that are scheduled for it are
 * rejected when their time comes. Adding it again changes nothing. Scope messages:write.
 */
export async function addOptOut(ctx: TenantCtx, input: { phone: string; source: OptOutSource }): Promise<OptOut> {
  requireScope(ctx, "messages:write");
  const { tenantId, mode } = ctx;
  const optOut = await withTransaction(ctx, async (tx) => {
    const [written] = await writeOptOuts(tx, [{ tenantId, mode, phone: input.phone }], input.source);
    if (!written) throw new RangeError("A phone is written or found.");
    const { added, ...listed } = written;
    if (added)
      await recordAudit(tx, { action: "opt_outs.added", subject: listed.id, after: { mode, source: input.source } });
    return listed;
  });
  knownLists(ctx).forget(listName(tenantId, mode));
  return optOut;
}
