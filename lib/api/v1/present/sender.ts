import type { z } from "zod";
import type { Sender } from "#/lib/senders/sender.ts";
import type { sender } from "../schemas/sender.ts";

export function presentSender(own: Sender): z.input<typeof sender> {
  return {
    id: own.id,
    sender_id: own.name,
    status: own.status,
    reason: own.statusReason,
    traffic_class: own.trafficClass,
    purpose: own.purpose,
    created_at: own.createdAt.toISOString(),
    decided_at: own.decidedAt?.toISOString() ?? null,
  };
}
