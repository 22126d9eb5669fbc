import { recordAudit } from "#/lib/audit/record-audit.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { optOutNotFound } from "./errors.ts";
import { phoneHmac, toOptOut, type OptOut, type OptOutRow } from "./opt-out.ts";

/** The tenant may send to this phone (254…) again. Scope messages:write. Throws opt_outs.not_found. */
export async function removeOptOut(ctx: TenantCtx, phone: string): Promise<OptOut> {
  requireScope(ctx, "messages:write");
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.sql<OptOutRow[]>`
      delete from opt_outs
      where tenant_id = ${tx.tenantId} and mode = ${tx.mode} and hmac = ${phoneHmac(tx, { tenantId: tx.tenantId, phone })}
      returning id, phone, source, created_at`;
    if (!row) throw optOutNotFound();
    await recordAudit(tx, {
      action: "opt_outs.removed",
      subject: row.id,
      before: { mode: tx.mode, source: row.source },
    });
    return toOptOut(row);
  });
}
