import { sendersList } from "#/lib/api/v1/handlers/senders-list.ts";
import { sendersRequest } from "#/lib/api/v1/handlers/senders-request.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(sendersList);
export const POST = webRoute(sendersRequest);
