import { newId } from "#/lib/core/ids.ts";
import type { ApiHandler } from "#/lib/http/api-request.ts";
import { health } from "./health.ts";

/** GET /api/v1/health: `{status}` alone; the lags stand at /api/health. */
export const publicHealth: ApiHandler = async (request, parameters) => {
  const { status } = await health(request, parameters);
  return {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "access-control-allow-origin": "*",
      "x-request-id": newId("httpRequest"),
    },
    body: JSON.stringify({ status: status === 200 ? "ok" : "degraded" }),
  };
};
