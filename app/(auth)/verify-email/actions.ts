"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "#/components/ui/form-state.ts";
import { runAction, type ActionResult } from "#/lib/http/action.ts";
import { findClaimedUser } from "#/lib/identity/sign-up-claim.ts";
import { changeSignUpEmail } from "#/lib/onboarding/change-sign-up-email.ts";
import { confirmEmail } from "#/lib/onboarding/confirm-email.ts";
import { continueSignUp } from "#/lib/onboarding/continue-sign-up.ts";
import { requestVerification } from "#/lib/onboarding/request-verification.ts";
import { EmailField } from "#/lib/onboarding/sign-up-fields.ts";
import { openCall, type OpenCall } from "#/lib/session/action-call.ts";
import { findCurrentSession } from "#/lib/session/find-current-session.ts";
import { openBrowserSession } from "#/lib/session/open-browser-session.ts";
import { dropSignUpClaim, findSignUpClaim } from "#/lib/session/sign-up-claim-cookie.ts";

/** Sends the link again; it says the same for every address. */
export async function resendVerification(_previous: FormState, form: FormData): Promise<FormState> {
  const call = await openCall("request-verification");
  const { caller, appUrl, throttled } = call;
  return runAction(call, z.object({ email: EmailField }), form, async ({ email }) => {
    await requestVerification(call.ctx, { email, ip: caller.ip, appUrl, throttled });
    return {};
  });
}

/** Sends a link to the address, and goes on to the page that waits for it; the same for every address. */
export async function askForLink(previous: FormState, form: FormData): Promise<FormState> {
  const result = await resendVerification(previous, form);
  const email = form.get("email");
  if (!result?.ok || typeof email !== "string") return result;
  redirect(`/verify-email?email=${encodeURIComponent(email.trim())}`);
}

/** Sends the link to another address instead, for the browser that signed up or is signed in. */
export async function changeEmail(_previous: FormState, form: FormData): Promise<FormState> {
  const call = await openCall("change-sign-up-email");
  const { caller, appUrl, throttled } = call;
  const userId = await findApplicant(call);
  const result = await runAction(call, z.object({ newEmail: EmailField }), form, ({ newEmail }) =>
    changeSignUpEmail(call.ctx, { userId, email: newEmail, ip: caller.ip, appUrl, throttled }),
  );
  if (!result.ok) return result;
  redirect(`/verify-email?email=${encodeURIComponent(result.email)}`);
}

/** Uses the link up: on to the dashboard in the browser that signed up, else to signing in. */
export async function submitConfirmation(_previous: FormState, form: FormData): Promise<FormState> {
  const call = await openCall("confirm-email");
  const result = await runAction(call, z.object({ token: z.string().min(1).max(200) }), form, ({ token }) =>
    confirmEmail(call.ctx, { token }),
  );
  if (!result.ok) return result;
  const isHere = (await findCurrentSession())?.user.id === result.id || (await signInBySignUp(call));
  redirect(isHere ? "/dashboard" : `/login?verified=1&email=${encodeURIComponent(result.email)}`);
}

/** What the waiting page asks now and then: true once the address is proven, and then this browser is signed in. */
export async function checkConfirmed(): Promise<ActionResult<{ confirmed: boolean }>> {
  const call = await openCall("continue-sign-up");
  return runAction(call, z.object({}), {}, async () => {
    const session = await findCurrentSession();
    return { confirmed: session ? session.user.emailVerifiedAt !== null : await signInBySignUp(call) };
  });
}

/** Who waits here for the link: the signed-in person, else the one whose sign-up this browser keeps. */
async function findApplicant({ ctx }: OpenCall): Promise<string | null> {
  const session = await findCurrentSession();
  if (session) return session.user.id;
  const claim = await findSignUpClaim();
  return claim ? ((await findClaimedUser(ctx, claim))?.id ?? null) : null;
}

async function signInBySignUp({ ctx, caller }: OpenCall): Promise<boolean> {
  const claim = await findSignUpClaim();
  const opened = claim ? await continueSignUp(ctx, { claim, ip: caller.ip, userAgent: caller.userAgent }) : null;
  if (!opened) return false;
  await openBrowserSession(opened);
  await dropSignUpClaim();
  return true;
}
