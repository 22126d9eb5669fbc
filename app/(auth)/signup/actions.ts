"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#/components/ui/form-state.ts";
import { runAction } from "#/lib/http/action.ts";
import { SignUpFields } from "#/lib/onboarding/sign-up-fields.ts";
import { signUp } from "#/lib/onboarding/sign-up.ts";
import { openCall } from "#/lib/session/action-call.ts";
import { keepSignUpClaim } from "#/lib/session/sign-up-claim-cookie.ts";

/** Signs up, and goes on to the page that waits for the link; it says the same for every address. */
export async function submitSignUp(_previous: FormState, form: FormData): Promise<FormState> {
  const call = await openCall("sign-up");
  const { caller, appUrl, throttled } = call;
  const result = await runAction(call, SignUpFields, form, (input) =>
    signUp(call.ctx, { ...input, ip: caller.ip, appUrl, throttled }),
  );
  if (!result.ok) return result;
  await keepSignUpClaim(result.claim);
  redirect(`/verify-email?email=${encodeURIComponent(result.email)}`);
}
