import { me } from "#/lib/api/v1/handlers/me.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(me);
