import { webhookEndpointsCreate } from "#/lib/api/v1/handlers/webhook-endpoints-create.ts";
import { webhookEndpointsList } from "#/lib/api/v1/handlers/webhook-endpoints-list.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({
  GET: webhookEndpointsList,
  POST: webhookEndpointsCreate,
});
