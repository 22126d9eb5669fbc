import { walletTopupManual } from "#/lib/api/v1/handlers/wallet-topup-manual.ts";
import { webRoute } from "#/lib/http/web.ts";

export const POST = webRoute(walletTopupManual);
