import { z } from "zod";
import { deliveryStatuses } from "#/db/enums.ts";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { webhookDeliveryExample } from "../schemas/webhook-delivery.ts";

export const webhookDeliveriesReplay = defineOperation({
  id: "webhooks.replay_delivery",
  method: "POST",
  path: "/api/v1/webhooks/deliveries/{id}/replay",
  summary: "Replay a webhook delivery",
  description:
    "Sends it again now, whatever came of it before, with the same id and body; the schedule of retries starts anew.",
  scope: "webhooks:manage",
  rateClass: "standard",
  idempotent: true,
  parameters: z.strictObject({ id: z.string().max(64).meta({ description: "The delivery's id." }) }),
  query: none,
  body: none,
  response: {
    status: 202,
    schema: z.strictObject({ id: z.string(), status: z.enum(deliveryStatuses) }),
    example: { id: webhookDeliveryExample.id, status: "pending" },
  },
  errors: ["webhooks.delivery_not_found", "webhooks.endpoint_inactive"],
  example: { parameters: { id: webhookDeliveryExample.id } },
});
