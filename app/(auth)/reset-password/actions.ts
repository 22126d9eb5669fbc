"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "#/components/ui/form-state.ts";
import { runAction } from "#/lib/http/action.ts";
import { resetPassword } from "#/lib/identity/reset-password.ts";
import { openCall } from "#/lib/session/action-call.ts";

const ResetFields = z.object({
  token: z.string().min(1).max(200),
  password: z.string("Choose a password.").min(1, "Choose a password.").max(1000),
});

/** Sets the new password by the link, ends every session, and goes on to signing in. */
export async function submitResetPassword(_previous: FormState, form: FormData): Promise<FormState> {
  const call = await openCall("reset-password");
  const result = await runAction(call, ResetFields, form, async (input) => {
    await resetPassword(call.ctx, input);
    return {};
  });
  if (!result.ok) return result;
  redirect("/login?reset=1");
}
