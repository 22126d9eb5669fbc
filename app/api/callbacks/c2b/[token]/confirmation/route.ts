import { c2bConfirmation } from "#/lib/api/callbacks/c2b.ts";
import { webRoute } from "#/lib/http/web.ts";

export const POST = webRoute(c2bConfirmation);
