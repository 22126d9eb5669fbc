import { walletCheckSufficient } from "#/lib/api/v1/handlers/wallet-check-sufficient.ts";
import { webRoute } from "#/lib/http/web.ts";

export const POST = webRoute(walletCheckSufficient);
