import { formerStkCallback } from "#/lib/api/callbacks/stk.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ POST: formerStkCallback });
