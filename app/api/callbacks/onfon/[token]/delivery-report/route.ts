import { onfonReport } from "#/lib/api/callbacks/onfon.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(onfonReport);
export const POST = webRoute(onfonReport);
