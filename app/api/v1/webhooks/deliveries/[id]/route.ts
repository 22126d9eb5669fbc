import { webhookDeliveriesGet } from "#/lib/api/v1/handlers/webhook-deliveries-get.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(webhookDeliveriesGet);
