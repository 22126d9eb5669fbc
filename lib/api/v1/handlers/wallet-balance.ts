import { toKes } from "#/lib/core/money.ts";
import { serve } from "#/lib/http/serve.ts";
import { getBalance } from "#/lib/wallet/get-balance.ts";
import { getReserved } from "#/lib/wallet/get-reserved.ts";
import { runtime } from "#/lib/wiring.ts";
import { walletBalance as operation } from "../operations/wallet-balance.ts";

/** GET /api/v1/wallet/balance */
export const walletBalance = serve(
  operation,
  () => runtime().edge,
  async ({ ctx }) => {
    const [balance, reserved] = await Promise.all([getBalance(ctx), getReserved(ctx)]);
    return {
      body: {
        balance: toKes(balance.balance),
        reserved: toKes(reserved),
        currency: "KES" as const,
        units: balance.units,
        price_per_unit: toKes(balance.pricePerSegment),
        mode: ctx.mode,
        onfon: null,
      },
    };
  },
);
