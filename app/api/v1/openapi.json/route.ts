import { openApiFile } from "#/lib/api/open-api-file.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(openApiFile);
