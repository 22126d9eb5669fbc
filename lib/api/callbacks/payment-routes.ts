import type { Route } from "#/lib/http/router.ts";
import { c2bConfirmation, c2bValidation } from "./c2b.ts";
import { formerStkCallback, stkCallback } from "./stk.ts";

/** What Daraja calls: today's addresses, and those of the former product for pushes that were open when it was replaced. */
export const paymentCallbackRoutes: readonly Route[] = [
  { method: "POST", path: "/api/callbacks/stk/{token}", handler: stkCallback },
  { method: "POST", path: "/api/callbacks/c2b/{token}/validation", handler: c2bValidation },
  { method: "POST", path: "/api/callbacks/c2b/{token}/confirmation", handler: c2bConfirmation },
  { method: "POST", path: "/api/webhooks/mpesa/callback", handler: formerStkCallback },
  { method: "POST", path: "/api/webhooks/mpesa/timeout", handler: formerStkCallback },
  { method: "POST", path: "/webhooks/mpesa/callback", handler: formerStkCallback },
];
