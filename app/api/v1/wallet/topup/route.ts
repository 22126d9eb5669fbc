import { walletTopup } from "#/lib/api/v1/handlers/wallet-topup.ts";
import { webRoute } from "#/lib/http/web.ts";

export const POST = webRoute(walletTopup);
