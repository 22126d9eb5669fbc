import { publicHealth } from "#/lib/api/public-health.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(publicHealth);
