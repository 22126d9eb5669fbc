import { webhookEndpointsTest } from "#/lib/api/v1/handlers/webhook-endpoints-test.ts";
import { webRoute } from "#/lib/http/web.ts";

export const POST = webRoute(webhookEndpointsTest);
