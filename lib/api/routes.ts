import type { Route } from "#/lib/http/router.ts";
import { onfonInbound, onfonReport } from "./callbacks/onfon.ts";
import { paymentCallbackRoutes } from "./callbacks/payment-routes.ts";
import { health } from "./health.ts";
import { operations } from "./v1/index.ts";
import { legacyRoutes } from "./v1/legacy/routes.ts";

const both = ["GET", "POST"] as const;

/** Everything the fast road answers itself; Next's route files export the same handlers for other hosts. */
export const routes: readonly Route[] = [
  ...operations.map(({ operation, handler }) => ({ method: operation.method, path: operation.path, handler })),
  { method: "GET", path: "/api/health", handler: health },
  ...both.flatMap((method) => [
    { method, path: "/api/callbacks/onfon/{token}/delivery-report", handler: onfonReport },
    { method, path: "/api/webhooks/onfon/dlr", handler: onfonReport },
    { method, path: "/webhooks/onfon/inbound", handler: onfonInbound },
    { method, path: "/api/callbacks/onfon/{token}/inbound", handler: onfonInbound },
  ]),
  ...paymentCallbackRoutes,
  ...legacyRoutes,
];
