import { z } from "zod";
import { messageStatuses } from "#/db/enums.ts";

/** An amount of KES as a JSON number with at most four decimals. */
export const kes = z.number().meta({ description: "Amount in KES.", example: 1 });

export const currency = z.literal("KES");

export const messageStatus = z
  .enum(messageStatuses)
  .meta({ description: "Where the message is; it only moves forward." });

export const instant = z.iso.datetime().meta({ description: "Time in UTC.", example: "2026-03-02T07:15:02.000Z" });

export const none = z.strictObject({});
