import { health } from "#/lib/api/health.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ GET: health });
