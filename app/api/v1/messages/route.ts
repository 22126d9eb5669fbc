import { messagesList } from "#/lib/api/v1/handlers/messages-list.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(messagesList);
