import { clientBalance } from "#/lib/api/v1/handlers/client-balance.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ GET: clientBalance });
