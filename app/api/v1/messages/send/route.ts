import { messagesSend } from "#/lib/api/v1/handlers/messages-send.ts";
import { webRoute } from "#/lib/http/web.ts";

export const POST = webRoute(messagesSend);
