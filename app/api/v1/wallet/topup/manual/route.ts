import { walletTopupManual } from "#/lib/api/v1/handlers/wallet-topup-manual.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ POST: walletTopupManual });
