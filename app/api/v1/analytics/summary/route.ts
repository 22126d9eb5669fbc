import { analyticsSummary } from "#/lib/api/v1/handlers/analytics-summary.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(analyticsSummary);
