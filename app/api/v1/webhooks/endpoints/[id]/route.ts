import { webhookEndpointsDelete } from "#/lib/api/v1/handlers/webhook-endpoints-delete.ts";
import { webhookEndpointsGet } from "#/lib/api/v1/handlers/webhook-endpoints-get.ts";
import { webhookEndpointsUpdate } from "#/lib/api/v1/handlers/webhook-endpoints-update.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(webhookEndpointsGet);
export const PATCH = webRoute(webhookEndpointsUpdate);
export const DELETE = webRoute(webhookEndpointsDelete);
