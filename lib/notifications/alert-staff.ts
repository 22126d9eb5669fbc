import type { PlatformTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { alertOpened } from "./events.ts";

export type StaffAlert = {
  /** What is wrong, stable: one alert is open per cause and counts how often it was raised. */
  cause: string;
  /** One sentence for staff, without secrets. */
  message: string;
};

/** Staff see one open alert for this cause, with the newest message; the first time it is mailed to them too. */
export async function alertStaff(tx: PlatformTx, { cause, message }: StaffAlert): Promise<void> {
  const now = tx.clock.now();
  const id = newId("alert", now.getTime());
  const [alert] = await tx.sql<{ id: string }[]>`
    insert into staff_alerts as alert (id, cause, message, created_at)
    values (${id}, ${cause}, ${message}, ${now.toISOString()})
    on conflict (cause) where open do update set message = excluded.message, count = alert.count + 1
    returning id`;
  if (alert?.id !== id) return;
  tx.log.warn({ cause, alertId: id }, message);
  tx.emit(alertOpened, { alertId: id });
}
