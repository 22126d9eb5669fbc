import type { senders } from "#/db/schema/index.ts";
import type { SenderStatus, TrafficClass } from "#/db/enums.ts";

/** A sender ID as the rooms know it. */
export type Sender = {
  id: string;
  tenantId: number;
  name: string;
  trafficClass: TrafficClass;
  status: SenderStatus;
  statusReason: string | null;
  purpose: string | null;
  createdAt: Date;
  decidedAt: Date | null;
};

export function toSender(row: typeof senders.$inferSelect): Sender {
  return {
    id: row.id,
    tenantId: row.tenantId,
    name: row.name,
    trafficClass: row.trafficClass,
    status: row.status,
    statusReason: row.statusReason,
    purpose: row.purpose,
    createdAt: row.createdAt,
    decidedAt: row.decidedAt,
  };
}
