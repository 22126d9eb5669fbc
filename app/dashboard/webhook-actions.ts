"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { webhookEvents } from "#/db/enums.ts";
import { type ActionResult, runAction } from "#/lib/http/action.ts";
import { callOf } from "#/lib/session/action-call.ts";
import { requireMember } from "#/lib/session/require-member.ts";
import { putWebhookConfig } from "#/lib/webhooks/put-webhook-config.ts";
import { runtime } from "#/lib/wiring.ts";

const WebhookFields = z.object({
  webhook_url: z.string("Enter an address.").trim().min(1, "Enter an address.").max(2000),
});

/** All events of this mode go to the address from now on; the secret is in this answer when it was made. */
export async function saveWebhook(
  _previous: unknown,
  form: FormData,
): Promise<ActionResult<{ secret: string | null }>> {
  const { ctx } = await requireMember();
  const transport = runtime().ports.webhookTransport;
  const result = await runAction(callOf("put-webhook-config", ctx), WebhookFields, form, async (input) => {
    const { madeSecret } = await putWebhookConfig(
      ctx,
      { webhookUrl: input.webhook_url, events: [...webhookEvents] },
      { transport },
    );
    return { secret: madeSecret };
  });
  if (result.ok) revalidatePath("/dashboard");
  return result;
}
