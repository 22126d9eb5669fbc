import { z } from "zod";
import { webhookEvents } from "#/db/enums.ts";
import { instant } from "./fields.ts";

export const webhookEndpoint = z.strictObject({
  id: z.string(),
  url: z.string(),
  events: z.array(z.enum(webhookEvents)),
  active: z.boolean(),
  disabled_reason: z.string().nullable().meta({ description: "Why we switched it off; null otherwise." }),
  failing_since: instant.nullable().meta({ description: "Since when every attempt failed." }),
  created_at: instant,
});

export const webhookEndpointExample = {
  id: "we_01k9zq3w6m8v2n4r5t7y9b1d3f",
  url: "https://clinic.example/hooks/sms",
  events: ["message.delivered", "topup.completed"],
  active: true,
  disabled_reason: null,
  failing_since: null,
  created_at: "2026-03-02T07:15:01.000Z",
};

export const endpointParameters = z.strictObject({
  id: z.string().max(64).meta({ description: "The endpoint's id." }),
});

export const webhookConfig = z.strictObject({
  webhook_url: z.string().nullable(),
  events: z.array(z.enum(webhookEvents)),
  active: z.boolean(),
  webhook_secret: z.string().optional().meta({ description: "Shown once, when it was made for you." }),
});
