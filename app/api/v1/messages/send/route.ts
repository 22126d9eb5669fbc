import { messagesSend } from "#/lib/api/v1/handlers/messages-send.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ POST: messagesSend });
