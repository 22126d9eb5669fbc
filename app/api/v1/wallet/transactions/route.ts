import { walletTransactions } from "#/lib/api/v1/handlers/wallet-transactions.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ GET: walletTransactions });
