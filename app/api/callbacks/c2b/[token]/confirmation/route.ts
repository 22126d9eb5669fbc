import { c2bConfirmation } from "#/lib/api/callbacks/c2b.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ POST: c2bConfirmation });
