import { smsHistory } from "#/lib/api/v1/handlers/sms-history.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(smsHistory);
