import { webhookConfigGet, webhookConfigPut } from "#/lib/api/v1/handlers/webhook-config.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(webhookConfigGet);
export const PUT = webRoute(webhookConfigPut);
