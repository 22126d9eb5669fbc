import { optOutsRemove } from "#/lib/api/v1/handlers/opt-outs-remove.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ DELETE: optOutsRemove });
