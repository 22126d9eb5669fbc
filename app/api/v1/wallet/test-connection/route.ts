import { walletTestConnection } from "#/lib/api/v1/handlers/wallet-test-connection.ts";
import { webRoute } from "#/lib/http/web.ts";

export const POST = webRoute(walletTestConnection);
