import { onfonReport } from "#/lib/api/callbacks/onfon.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ GET: onfonReport, POST: onfonReport });
