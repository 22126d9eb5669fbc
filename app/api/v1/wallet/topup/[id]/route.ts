import { walletTopupStatus } from "#/lib/api/v1/handlers/wallet-topup-status.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(walletTopupStatus);
