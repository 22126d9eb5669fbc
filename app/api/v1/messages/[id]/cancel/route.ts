import { messagesCancel } from "#/lib/api/v1/handlers/messages-cancel.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ POST: messagesCancel });
