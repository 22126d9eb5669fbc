"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "#/components/ui/form-state.ts";
import { modes, trafficClasses } from "#/db/enums.ts";
import { createApiKey } from "#/lib/api-keys/create-api-key.ts";
import { runAction, type ActionResult } from "#/lib/http/action.ts";
import { requestSender } from "#/lib/senders/request-sender.ts";
import { callOf } from "#/lib/session/action-call.ts";
import { closeBrowserSession } from "#/lib/session/close-browser-session.ts";
import { requireMember } from "#/lib/session/require-member.ts";
import { switchMode } from "#/lib/session/switch-mode.ts";

const Nothing = z.object({});

/** Makes the first live key; it is in this answer and nowhere else (product.md D12). */
export async function createLiveKey(): Promise<ActionResult<{ key: string; last4: string }>> {
  const { ctx } = await requireMember();
  const result = await runAction(callOf("create-api-key", ctx), Nothing, {}, async () => {
    const { key, apiKey } = await createApiKey({ ...ctx, mode: "live" }, { name: "Live key" });
    return { key, last4: apiKey.last4 };
  });
  if (result.ok) revalidatePath("/dashboard");
  return result;
}

const SenderFields = z.object({
  sender: z.string("Enter a sender ID."),
  traffic_class: z.enum(trafficClasses).default("transactional"),
  purpose: z.string().trim().max(300).optional(),
});

/** Asks staff for a sender ID. */
export async function submitSenderRequest(_previous: FormState, form: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  const result = await runAction(callOf("request-sender", ctx), SenderFields, form, async (input) => {
    await requestSender(ctx, { name: input.sender, trafficClass: input.traffic_class, purpose: input.purpose ?? null });
    return {};
  });
  if (result.ok) revalidatePath("/dashboard");
  return result;
}

/** Shows live or test from now on. */
export async function submitMode(form: FormData): Promise<void> {
  const { ctx } = await requireMember();
  const result = await runAction(
    callOf("switch-mode", ctx),
    z.object({ mode: z.enum(modes) }),
    form,
    async ({ mode }) => {
      await switchMode(mode);
      return {};
    },
  );
  if (result.ok) revalidatePath("/dashboard", "layout");
}

/** Ends the session, in this browser and in any copy of its cookie. */
export async function submitSignOut(): Promise<void> {
  await closeBrowserSession();
  redirect("/login?signed-out=1");
}
