"use server";

import { z } from "zod";
import type { FormState } from "#/components/ui/form-state.ts";
import { runAction } from "#/lib/http/action.ts";
import { requestPasswordReset } from "#/lib/onboarding/request-password-reset.ts";
import { EmailField } from "#/lib/onboarding/sign-up-fields.ts";
import { openCall } from "#/lib/session/action-call.ts";

/** Sends the link to a new password; it says the same for every address. */
export async function submitForgotPassword(_previous: FormState, form: FormData): Promise<FormState> {
  const call = await openCall("request-password-reset");
  const { caller, appUrl, throttled } = call;
  return runAction(call, z.object({ email: EmailField }), form, async ({ email }) => {
    await requestPasswordReset(call.ctx, { email, ip: caller.ip, appUrl, throttled });
    return {};
  });
}
