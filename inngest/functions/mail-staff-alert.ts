import { mailStaffAlert } from "#/lib/notifications/mail-staff-alert.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

/** Mails a new alert to the operator's staff. */
export const mailAlertToStaff = (inngest: InngestClient) =>
  inngest.createFunction(
    { id: "mail-staff-alert", triggers: [{ event: "notifications/alert.opened" }], retries: 5 },
    async ({ event, step }) => {
      await step.run("mail-staff-alert", async () => {
        const { platformCtx, env } = runtime();
        const ctx = platformCtx({ kind: "system", name: "mail-staff-alert" });
        await mailStaffAlert(ctx, { alertId: String(event.data["alertId"]), appUrl: env.appUrl });
      });
    },
  );
