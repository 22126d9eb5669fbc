import { toKes } from "#/lib/core/money.ts";
import { serve } from "#/lib/http/serve.ts";
import { getBalance } from "#/lib/wallet/get-balance.ts";
import { runtime } from "#/lib/wiring.ts";
import { clientBalance as operation } from "../operations/client-balance.ts";

/** GET /api/v1/client/balance */
export const clientBalance = serve(
  operation,
  () => runtime().edge,
  async ({ ctx }) => {
    const { balance, units, pricePerSegment } = await getBalance(ctx);
    return {
      body: { balance: toKes(balance), currency: "KES" as const, units, price_per_unit: toKes(pricePerSegment) },
    };
  },
);
