import { webhookEndpointsDelete } from "#/lib/api/v1/handlers/webhook-endpoints-delete.ts";
import { webhookEndpointsGet } from "#/lib/api/v1/handlers/webhook-endpoints-get.ts";
import { webhookEndpointsUpdate } from "#/lib/api/v1/handlers/webhook-endpoints-update.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({
  GET: webhookEndpointsGet,
  PATCH: webhookEndpointsUpdate,
  DELETE: webhookEndpointsDelete,
});
