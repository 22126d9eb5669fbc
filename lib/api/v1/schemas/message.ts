import { z } from "zod";
import { messageStatuses } from "#/db/enums.ts";
import { currency, instant, kes, messageStatus } from "./fields.ts";

/** A message as lists and status show it. */
export const message = z.strictObject({
  message_id: z.string(),
  status: messageStatus,
  reason: z
    .string()
    .nullable()
    .meta({ description: "Why it stands where it stands, e.g. absent_subscriber, opted_out." }),
  recipient: z.string(),
  sender: z.string(),
  segments: z.number().int(),
  cost: kes,
  currency,
  reference: z.string().nullable(),
  report_state: z
    .string()
    .nullable()
    .meta({ description: "`none` when the network has said nothing for 72 hours after it was sent." }),
  accepted_at: instant,
  scheduled_at: instant.nullable().meta({ description: "When it may leave, where that is later than its acceptance." }),
  sent_at: instant.nullable(),
  delivered_at: instant.nullable(),
  ended_at: instant.nullable().meta({ description: "When nothing more was expected to happen to it." }),
});

export const messageExample = {
  message_id: "msg_01k9zq3w6m8v2n4r5t7y9b1d3f",
  status: "delivered",
  reason: null,
  recipient: "254712345678",
  sender: "AFYACLINIC",
  segments: 1,
  cost: 1,
  currency: "KES",
  reference: "visit-1042",
  report_state: null,
  accepted_at: "2026-03-02T07:15:01.000Z",
  scheduled_at: null,
  sent_at: "2026-03-02T07:15:02.000Z",
  delivered_at: "2026-03-02T07:15:07.000Z",
  ended_at: "2026-03-02T07:15:07.000Z",
} as const;

const day = "A day (YYYY-MM-DD) in your time zone, or an ISO time.";

/** What lists of messages may be narrowed by. */
export const messageFilter = {
  from_date: z
    .string()
    .max(40)
    .optional()
    .meta({ description: `Accepted on or after. ${day}`, example: "2026-03-01" }),
  to_date: z
    .string()
    .max(40)
    .optional()
    .meta({ description: `Accepted on or before. ${day}`, example: "2026-03-31" }),
  status: z.enum(messageStatuses).optional().meta({ description: "Only messages that stand there now." }),
  sender: z.string().max(64).optional().meta({ description: "Only messages from this sender ID." }),
  recipient: z.string().max(32).optional().meta({ description: "Only messages to this phone, in any usual form." }),
  reference: z
    .string()
    .max(100)
    .optional()
    .meta({ description: "Only messages of requests with this reference of yours." }),
};
