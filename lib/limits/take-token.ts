import { isDatabaseDown } from "#/db/client.ts";
import { platformOf, type Ctx } from "#/lib/core/context.ts";
import { GroupCommit } from "#/lib/core/group-commit.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { claimTokens, type TokenGrant } from "./claim-tokens.ts";
import { spentWindows } from "./spent-windows.ts";
import { rateLimited, tooManyWait, type RateVerdict, type TokenRequest } from "./rate-limit.ts";

function limiter(ctx: Ctx): GroupCommit<TokenRequest, TokenGrant> {
  return ctx.scope.once("limits.take-token", () => {
    const platform = platformOf(ctx, "rate-limit");
    return new GroupCommit<TokenRequest, TokenGrant>({
      commit: (requests) => withTransaction(platform, (tx) => claimTokens(tx, requests)),
      maxItems: 512,
      maxWeight: 512,
      maxWaiting: 20_000,
      overloaded: tooManyWait,
      retryAlone: (error) => !isDatabaseDown(error),
    });
  });
}

/**
 * One request of the tenant's minute is used up; throws `limits.rate_exceeded` when none is left. Requests that wait
 * together take their tokens in one statement, and a refusal that is known already takes none.
 */
export async function takeToken(ctx: Ctx, request: TokenRequest): Promise<RateVerdict> {
  const spent = spentWindows(ctx);
  const known = spent.find(request, ctx.clock.now().getTime());
  if (known) throw rateLimited(known);
  const grant = await limiter(ctx).add(request);
  if (grant.granted) return grant.verdict;
  spent.note(request, grant.verdict, ctx.clock.now().getTime());
  throw rateLimited(grant.verdict);
}
