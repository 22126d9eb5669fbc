import { smsHistory } from "#/lib/api/v1/handlers/sms-history.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ GET: smsHistory });
