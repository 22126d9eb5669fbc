import { health } from "#/lib/api/health.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(health);
