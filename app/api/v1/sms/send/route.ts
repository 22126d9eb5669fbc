import { smsSend } from "#/lib/api/v1/handlers/sms-send.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ POST: smsSend });
