import { webhookEndpointsRotateSecret } from "#/lib/api/v1/handlers/webhook-endpoints-rotate-secret.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ POST: webhookEndpointsRotateSecret });
