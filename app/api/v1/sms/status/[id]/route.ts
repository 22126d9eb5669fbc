import { smsStatus } from "#/lib/api/v1/handlers/sms-status.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(smsStatus);
