import { requireOwnAccount } from "#/lib/connections/require-own-account.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { walletTestConnection as operation } from "../operations/wallet-test-connection.ts";

/** POST /api/v1/wallet/test-connection */
export const walletTestConnection = serve(
  operation,
  () => runtime().edge,
  async () => requireOwnAccount(),
);
