import { serve } from "#/lib/http/serve.ts";
import { getTopUp } from "#/lib/payments/get-top-up.ts";
import { runtime } from "#/lib/wiring.ts";
import { walletTopupStatus as operation } from "../operations/wallet-topup-status.ts";
import { presentTopUp } from "../present/top-up.ts";

/** GET /api/v1/wallet/topup/{id} */
export const walletTopupStatus = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, parameters }) => ({
    body: presentTopUp(await getTopUp(ctx, parameters.id)),
  }),
);
