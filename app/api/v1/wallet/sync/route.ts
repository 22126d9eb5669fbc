import { walletSync } from "#/lib/api/v1/handlers/wallet-sync.ts";
import { webRoute } from "#/lib/http/web.ts";

export const POST = webRoute(walletSync);
