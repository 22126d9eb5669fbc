import { walletBalance } from "#/lib/api/v1/handlers/wallet-balance.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(walletBalance);
