import { optOutsAdd } from "#/lib/api/v1/handlers/opt-outs-add.ts";
import { optOutsList } from "#/lib/api/v1/handlers/opt-outs-list.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ GET: optOutsList, POST: optOutsAdd });
