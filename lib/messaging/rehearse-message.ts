import type { TenantCtx } from "#/lib/core/context.ts";
import { subtractMoney, type Money } from "#/lib/core/money.ts";
import type { RateVerdict } from "#/lib/limits/rate-limit.ts";
import { takeToken } from "#/lib/limits/take-token.ts";
import { insufficientBalance } from "#/lib/wallet/errors.ts";
import { getBalance } from "#/lib/wallet/get-balance.ts";
import type { Verdict } from "./accepted-request.ts";
import { prepareRequest } from "./prepare-request.ts";
import type { SendInput } from "./send-input.ts";

export type RehearsedRequest = Verdict & {
  kind: "rehearsed";
  /** What could be spent after it. */
  balance: Money;
  rate: RateVerdict | null;
};

/**
 * Says what `sendMessage` would: the same rows, price and errors, money included. It uses up one request of the minute and
 * leaves nothing else behind. Scope messages:write.
 */
export async function rehearseMessage(ctx: TenantCtx, input: SendInput): Promise<RehearsedRequest> {
  const { verdict, request } = await prepareRequest(ctx, input);
  const rate = request.rateLimit && (await takeToken(ctx, request.rateLimit));
  // Whoever may send learns from a refusal what the balance is; no further permission is asked for it here.
  const { balance } = await getBalance({ ...ctx, actor: { kind: "system", name: "rehearse-message" } });
  if (balance < verdict.cost) throw insufficientBalance(verdict.cost, balance);
  return { kind: "rehearsed", ...verdict, balance: subtractMoney(balance, verdict.cost), rate };
}
