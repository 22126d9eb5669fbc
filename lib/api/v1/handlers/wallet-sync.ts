import { requireOwnAccount } from "#/lib/connections/require-own-account.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { walletSync as operation } from "../operations/wallet-sync.ts";

/** POST /api/v1/wallet/sync */
export const walletSync = serve(
  operation,
  () => runtime().edge,
  async () => requireOwnAccount(),
);
