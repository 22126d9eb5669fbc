import { z } from "zod";
import { optOutSources } from "#/db/enums.ts";
import { instant } from "./fields.ts";

export const optOut = z.strictObject({
  id: z.string(),
  phone_number: z
    .string()
    .nullable()
    .meta({ description: "Null when the number has been erased; it stays suppressed." }),
  source: z
    .enum(optOutSources)
    .meta({ description: "Who put it there: a call of the API, a member in the portal, or the network's report." }),
  created_at: instant,
});

export const optOutExample = {
  id: "opt_01k9zq3w6m8v2n4r5t7y9b1d3f",
  phone_number: "254755123456",
  source: "api",
  created_at: "2026-03-02T07:15:01.000Z",
} as const;
