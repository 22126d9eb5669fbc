import { smsStatistics } from "#/lib/api/v1/handlers/sms-statistics.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(smsStatistics);
