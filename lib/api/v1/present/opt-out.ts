import type { z } from "zod";
import type { OptOut } from "#/lib/opt-outs/opt-out.ts";
import type { optOut as optOutSchema } from "../schemas/opt-out.ts";

export function presentOptOut(optOut: OptOut): z.input<typeof optOutSchema> {
  return {
    id: optOut.id,
    phone_number: optOut.phone,
    source: optOut.source,
    created_at: optOut.createdAt.toISOString(),
  };
}
