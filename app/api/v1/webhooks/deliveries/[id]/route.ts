import { webhookDeliveriesGet } from "#/lib/api/v1/handlers/webhook-deliveries-get.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ GET: webhookDeliveriesGet });
