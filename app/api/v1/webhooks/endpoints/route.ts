import { webRoute } from "#/lib/http/web.ts";
import { webhookEndpointsCreate } from "#/lib/api/v1/handlers/webhook-endpoints-create.ts";
import { webhookEndpointsList } from "#/lib/api/v1/handlers/webhook-endpoints-list.ts";

export const GET = webRoute(webhookEndpointsList);
export const POST = webRoute(webhookEndpointsCreate);
