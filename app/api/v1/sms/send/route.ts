import { smsSend } from "#/lib/api/v1/handlers/sms-send.ts";
import { webRoute } from "#/lib/http/web.ts";

export const POST = webRoute(smsSend);
