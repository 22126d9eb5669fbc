import { c2bValidation } from "#/lib/api/callbacks/c2b.ts";
import { webRoute } from "#/lib/http/web.ts";

export const POST = webRoute(c2bValidation);
