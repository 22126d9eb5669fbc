import { optOutsRemove } from "#/lib/api/v1/handlers/opt-outs-remove.ts";
import { webRoute } from "#/lib/http/web.ts";

export const DELETE = webRoute(optOutsRemove);
