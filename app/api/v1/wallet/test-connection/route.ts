import { walletTestConnection } from "#/lib/api/v1/handlers/wallet-test-connection.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ POST: walletTestConnection });
