import { webhookDeliveriesReplay } from "#/lib/api/v1/handlers/webhook-deliveries-replay.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({ POST: webhookDeliveriesReplay });
