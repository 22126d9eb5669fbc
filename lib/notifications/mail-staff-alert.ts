import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { queueEmail } from "./queue-email.ts";

/** Every member of staff with the role admin gets one mail for this alert. */
export async function mailStaffAlert(
  ctx: PlatformCtx,
  { alertId, appUrl }: { alertId: string; appUrl: string },
): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const [alert] = await tx.sql<{ cause: string; message: string }[]>`
      select cause, message from staff_alerts where id = ${alertId}`;
    if (!alert) return;
    const readers = await tx.sql<{ id: string; email: string; language: string }[]>`
      select u.id, u.email, u.language from staff_members s join users u on u.id = s.user_id
      where s.role = 'admin' and s.removed_at is null order by u.id`;
    for (const { id, email, language } of readers) {
      const properties = { ...alert, url: `${appUrl}/admin` };
      await queueEmail(tx, {
        factKey: `alert:${alertId}:${id}`,
        to: email,
        language,
        mail: { template: "staff-alert", properties },
      });
    }
  });
}
