import { z } from "zod";
import { deliveryStatuses, webhookEvents } from "#/db/enums.ts";
import { instant } from "./fields.ts";

export const webhookDelivery = z.strictObject({
  id: z.string(),
  endpoint_id: z.string(),
  url: z.string(),
  event_id: z.string(),
  event: z.enum(webhookEvents),
  status: z.enum(deliveryStatuses),
  attempts: z.number().int(),
  next_attempt_at: instant.nullable(),
  created_at: instant,
  finished_at: instant.nullable(),
});

export const webhookDeliveryExample = {
  id: "whd_01k9zq3w6m8v2n4r5t7y9b1d3f",
  endpoint_id: "we_01k9zq3w6m8v2n4r5t7y9b1d3f",
  url: "https://clinic.example/hooks/sms",
  event_id: "evt_01k9zq3w6m8v2n4r5t7y9b1d3f",
  event: "message.delivered",
  status: "delivered",
  attempts: 1,
  next_attempt_at: null,
  created_at: "2026-03-02T07:15:07.000Z",
  finished_at: "2026-03-02T07:15:07.400Z",
} as const;

export const webhookAttempt = z.strictObject({
  number: z.number().int(),
  request_headers: z.record(z.string(), z.string()).meta({ description: "As sent; signatures are masked." }),
  response_status: z.number().int().nullable(),
  response_body: z.string().nullable(),
  error: z.string().nullable(),
  duration_ms: z.number().int(),
  created_at: instant,
});
