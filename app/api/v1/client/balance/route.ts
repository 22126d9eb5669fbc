import { clientBalance } from "#/lib/api/v1/handlers/client-balance.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(clientBalance);
