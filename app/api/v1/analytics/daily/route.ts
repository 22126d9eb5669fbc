import { analyticsDaily } from "#/lib/api/v1/handlers/analytics-daily.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(analyticsDaily);
