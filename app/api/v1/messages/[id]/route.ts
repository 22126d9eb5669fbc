import { messagesGet } from "#/lib/api/v1/handlers/messages-get.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(messagesGet);
