import { toKes } from "#/lib/core/money.ts";
import { checkSufficient } from "#/lib/wallet/check-sufficient.ts";
import { readAmount } from "../read/amount.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { walletCheckSufficient as operation } from "../operations/wallet-check-sufficient.ts";

/** POST /api/v1/wallet/check-sufficient */
export const walletCheckSufficient = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, body }) => {
    const wanted =
      body.amount === undefined ? { segments: body.segments ?? 0 } : { amount: readAmount(body.amount, "amount") };
    const { sufficient, balance, required, shortfall } = await checkSufficient(ctx, wanted);
    return {
      body: {
        sufficient,
        balance: toKes(balance),
        required: toKes(required),
        shortfall: toKes(shortfall),
        currency: "KES" as const,
      },
    };
  },
);
