import { webhookConfigGet, webhookConfigPut } from "#/lib/api/v1/handlers/webhook-config.ts";
import { webRoutes } from "#/lib/api/web-routes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webRoutes({
  GET: webhookConfigGet,
  PUT: webhookConfigPut,
});
