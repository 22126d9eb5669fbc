import { sendDueEmails } from "#/lib/notifications/send-due-emails.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

const stepMs = 20_000;

/** Sends the mails that are due, one after another as the provider allows. What the time leaves is signalled anew. */
export const sendEmails = (inngest: InngestClient) =>
  inngest.createFunction(
    {
      id: "send-emails",
      triggers: [{ event: "notifications/emails.queued" }],
      concurrency: [{ limit: 1 }],
      retries: 3,
    },
    async ({ step }) => {
      await step.run("send-due-emails", async () => {
        const { platformCtx, ports } = runtime();
        const ctx = platformCtx({ kind: "system", name: "send-emails" });
        return { sent: await sendDueEmails(ctx, { forMs: stepMs }, { mailer: ports.mailer }) };
      });
    },
  );
