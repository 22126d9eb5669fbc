import { walletTopupStatus } from "#/lib/api/v1/handlers/wallet-topup-status.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ GET: walletTopupStatus });
