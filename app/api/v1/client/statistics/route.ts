import { clientStatistics } from "#/lib/api/v1/handlers/client-statistics.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(clientStatistics);
