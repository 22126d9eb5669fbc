import { isDatabaseDown } from "#/db/client.ts";
import type { Ctx, PlatformCtx } from "#/lib/core/context.ts";
import { DomainError } from "#/lib/core/errors.ts";
import { GroupCommit } from "#/lib/core/group-commit.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

type Lookup = { ctx: PlatformCtx; tokenHmac: string };

const tokenShape = /^[0-9a-f]{64}$/;

/** How a callback token is kept: whoever reads the database can't call back. */
export function callbackTokenHmac(ctx: Ctx, token: string): string {
  return ctx.vault.hmac("stk-token", token);
}

/**
 * The id of the payment whose callback address carries this token, or null. It is looked up by the token's HMAC, so its
 * time tells nothing of the token; callbacks that come together are one statement.
 */
export async function findPaymentByToken(ctx: PlatformCtx, token: string): Promise<string | null> {
  if (!tokenShape.test(token)) return null;
  const queue = ctx.scope.once("payments.tokens", makeQueue);
  return queue.add({ ctx, tokenHmac: callbackTokenHmac(ctx, token) });
}

function makeQueue(): GroupCommit<Lookup, string | null> {
  return new GroupCommit<Lookup, string | null>({
    commit: findBatch,
    maxItems: 500,
    maxWeight: 500,
    maxWaiting: 20_000,
    overloaded: () =>
      new DomainError("unavailable", {
        code: "payments.overloaded",
        message: "Too many calls wait.",
        retryAfterSeconds: 1,
      }),
    retryAlone: (error) => !isDatabaseDown(error),
  });
}

async function findBatch(lookups: Lookup[]): Promise<(string | null)[]> {
  const [first] = lookups;
  if (!first) return [];
  const rows = await withTransaction(
    first.ctx,
    (tx) => tx.sql<{ id: string; callback_token_hmac: string }[]>`
      select id, callback_token_hmac from payments
      where callback_token_hmac = any (${lookups.map((lookup) => lookup.tokenHmac)}::text[])`,
  );
  const ids = new Map(rows.map((row) => [row.callback_token_hmac, row.id]));
  return lookups.map((lookup) => ids.get(lookup.tokenHmac) ?? null);
}
