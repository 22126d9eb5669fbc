import { sendersList } from "#/lib/api/v1/handlers/senders-list.ts";
import { sendersRequest } from "#/lib/api/v1/handlers/senders-request.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ GET: sendersList, POST: sendersRequest });
