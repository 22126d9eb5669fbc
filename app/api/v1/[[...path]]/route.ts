import { webRoutes } from "#/lib/api/web-routes.ts";

/** Whatever path of the API no other file has. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({});
