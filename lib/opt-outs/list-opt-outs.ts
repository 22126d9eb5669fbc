import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { toOptOut, type OptOut, type OptOutRow } from "./opt-out.ts";

export type ListOptOutsInput = {
  /** 1 to 100. */
  limit: number;
  /** The id of the last row of the page before; null for the first page. */
  before: string | null;
};

/** The phones the tenant must not send to, the latest first. Scope messages:read. */
export async function listOptOuts(
  ctx: TenantCtx,
  { limit, before }: ListOptOutsInput,
): Promise<{ optOuts: OptOut[]; next: string | null }> {
  requireScope(ctx, "messages:read");
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.sql<OptOutRow[]>`
      select id, phone, source, created_at from opt_outs
      where tenant_id = ${tx.tenantId} and mode = ${tx.mode} and id < ${before ?? "opt_zzz"}
      order by id desc limit ${limit + 1}`;
    const optOuts = rows.slice(0, limit).map(toOptOut);
    return { optOuts, next: rows.length > limit ? (optOuts.at(-1)?.id ?? null) : null };
  });
}
