import { walletCheckSufficient } from "#/lib/api/v1/handlers/wallet-check-sufficient.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ POST: walletCheckSufficient });
