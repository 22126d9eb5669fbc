import { webhookEndpointsRotateSecret } from "#/lib/api/v1/handlers/webhook-endpoints-rotate-secret.ts";
import { webRoute } from "#/lib/http/web.ts";

export const POST = webRoute(webhookEndpointsRotateSecret);
