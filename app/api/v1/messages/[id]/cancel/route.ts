import { messagesCancel } from "#/lib/api/v1/handlers/messages-cancel.ts";
import { webRoute } from "#/lib/http/web.ts";

export const POST = webRoute(messagesCancel);
