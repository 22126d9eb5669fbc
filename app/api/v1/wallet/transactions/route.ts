import { walletTransactions } from "#/lib/api/v1/handlers/wallet-transactions.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(walletTransactions);
