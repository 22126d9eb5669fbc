import { z } from "zod";
import { senderStatuses, trafficClasses } from "#/db/enums.ts";
import { instant } from "./fields.ts";

export const sender = z.strictObject({
  id: z.string(),
  sender_id: z.string().meta({ description: "The name on the phone.", example: "AFYACLINIC" }),
  status: z.enum(senderStatuses),
  reason: z.string().nullable().meta({ description: "Why it was rejected or suspended." }),
  traffic_class: z.enum(trafficClasses),
  purpose: z.string().nullable(),
  created_at: instant,
  decided_at: instant.nullable(),
});

export const senderExample = {
  id: "snd_01k9zq3w6m8v2n4r5t7y9b1d3f",
  sender_id: "AFYACLINIC",
  status: "submitted",
  reason: null,
  traffic_class: "transactional",
  purpose: "Appointment reminders",
  created_at: "2026-03-02T07:15:01.000Z",
  decided_at: null,
} as const;
