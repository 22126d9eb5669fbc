import { webhookDeliveriesReplay } from "#/lib/api/v1/handlers/webhook-deliveries-replay.ts";
import { webRoute } from "#/lib/http/web.ts";

export const POST = webRoute(webhookDeliveriesReplay);
