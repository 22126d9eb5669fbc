import { newId } from "#/lib/core/ids.ts";
import type { ApiHandler } from "#/lib/http/api-request.ts";
import { runtime } from "#/lib/wiring.ts";
import document from "#/public/openapi.json" with { type: "json" };

/** GET /api/v1/openapi.json: the generated document, with this installation as its server. */
export const openApiFile: ApiHandler = async () => ({
  status: 200,
  headers: {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "public, max-age=300",
    "access-control-allow-origin": "*",
    "x-request-id": newId("httpRequest"),
  },
  body: JSON.stringify({ ...document, servers: [{ url: runtime().env.appUrl }] }),
});
