import { onfonInbound } from "#/lib/api/callbacks/onfon.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(onfonInbound);
export const POST = webRoute(onfonInbound);
