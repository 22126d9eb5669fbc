import { z } from "zod";
import { kes } from "./fields.ts";

const count = z.number().int();

/** What was sent and what it cost (product.md D33). */
export const usage = {
  messages_sent: count.meta({ description: "Accepted and neither rejected, cancelled nor scheduled." }),
  cost: kes.meta({ description: "Deducted for them and not refunded, in KES." }),
  delivered: count,
  failed: count.meta({ description: "Failed or undelivered." }),
};

export const topUpTotals = { top_ups: count, total_topped_up: kes };
