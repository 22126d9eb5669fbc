import { newId } from "#/lib/core/ids.ts";
import type { Refusal } from "../refusal.ts";

const isAnalytics = (id: string) => id.startsWith("analytics.");

/** Lists narrowed by what can't be read, and things that are not there. */
export const refusalsOfReading: readonly Refusal[] = [
  { code: "http.invalid_cursor", change: () => ({ query: "?cursor=abc" }) },
  {
    code: "http.invalid_date",
    change: ({ id }) => ({ query: isAnalytics(id) ? "?from=0000-01-01" : "?from_date=yesterday" }),
  },
  {
    code: "http.empty_period",
    change: ({ id }) => ({
      query: isAnalytics(id) ? "?from=2026-03-02&to=2026-03-01" : "?from_date=2026-03-02&to_date=2026-03-01",
    }),
  },
  { code: "http.period_too_long", change: () => ({ query: "?from=2020-01-01&to=2026-03-01" }) },
  {
    code: "messaging.period_too_long",
    change: () => ({ query: "?from_date=2020-01-01&to_date=2026-03-01" }),
  },
  {
    code: "messaging.invalid_recipient",
    of: ["messages.list", "sms.history"],
    change: () => ({ query: "?recipient=12" }),
  },
  { code: "messaging.message_not_found", change: () => ({ id: newId("message") }) },
  { code: "payments.not_found", change: () => ({ id: "TXN-20260101-9999" }) },
  { code: "webhooks.endpoint_not_found", change: () => ({ id: newId("webhookEndpoint") }) },
  { code: "webhooks.delivery_not_found", change: () => ({ id: newId("webhookDelivery") }) },
  { code: "opt_outs.not_found", change: () => ({ id: "254733000009" }) },
];
