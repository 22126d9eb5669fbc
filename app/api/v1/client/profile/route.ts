import { clientProfile } from "#/lib/api/v1/handlers/client-profile.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(clientProfile);
