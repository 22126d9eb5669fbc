import { eventsList } from "#/lib/api/v1/handlers/events-list.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(eventsList);
