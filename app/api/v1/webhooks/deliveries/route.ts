import { webhookDeliveriesList } from "#/lib/api/v1/handlers/webhook-deliveries-list.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(webhookDeliveriesList);
