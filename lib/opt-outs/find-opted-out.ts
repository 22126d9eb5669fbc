import { isDatabaseDown } from "#/db/client.ts";
import { platformOf, type Ctx, type TenantCtx } from "#/lib/core/context.ts";
import { DomainError } from "#/lib/core/errors.ts";
import { GroupCommit } from "#/lib/core/group-commit.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { knownLists, listName } from "./known-lists.ts";
import type { ListedPhone } from "./opt-out.ts";
import { selectOptedOut } from "./select-opted-out.ts";

const limits = { maxItems: 256, maxWeight: 5000, maxWaiting: 10_000 };

/** Askers that wait together share one statement. */
function lookUp(ctx: Ctx): GroupCommit<ListedPhone[], ReadonlySet<string>> {
  return ctx.scope.once("opt-outs.look-up", () => {
    const platform = platformOf(ctx, "opt-outs");
    return new GroupCommit<ListedPhone[], ReadonlySet<string>>({
      ...limits,
      commit: async (lists) => {
        const found = await withTransaction(platform, (tx) => selectOptedOut(tx, lists.flat()));
        return lists.map((list) => new Set(list.flatMap((listed) => (found.has(listed) ? [listed.phone] : []))));
      },
      weigh: (list) => list.length,
      overloaded: () =>
        new DomainError("unavailable", {
          code: "opt_outs.overloaded",
          message: "Too many requests wait at the moment; nothing was charged.",
          retryAfterSeconds: 1,
        }),
      retryAlone: (error) => !isDatabaseDown(error),
    });
  });
}

/** Those of the phones (254…) that the context's tenant must not send to. A tenant without a list costs no statement. */
export async function findOptedOut(ctx: TenantCtx, phones: readonly string[]): Promise<ReadonlySet<string>> {
  const { tenantId, mode } = ctx;
  const any = await knownLists(ctx).get(listName(tenantId, mode), () => hasAny(ctx));
  if (!any || phones.length === 0) return new Set();
  return lookUp(ctx).add(phones.map((phone) => ({ tenantId, mode, phone })));
}

async function hasAny(ctx: TenantCtx): Promise<boolean> {
  const [row] = await withTransaction(
    platformOf(ctx, "opt-outs"),
    (tx) => tx.sql<{ listed: boolean }[]>`
      select exists (select from opt_outs where tenant_id = ${ctx.tenantId} and mode = ${ctx.mode}) as listed`,
  );
  return row?.listed ?? false;
}
