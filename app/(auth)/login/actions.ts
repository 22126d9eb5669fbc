"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "#/components/ui/form-state.ts";
import { runAction } from "#/lib/http/action.ts";
import { signIn } from "#/lib/identity/sign-in.ts";
import { openCall } from "#/lib/session/action-call.ts";
import { openBrowserSession } from "#/lib/session/open-browser-session.ts";
import { returnPath } from "#/lib/session/return-path.ts";

const LoginFields = z.object({
  email: z.string("Enter your e-mail address.").trim().min(1, "Enter your e-mail address.").max(254),
  password: z.string("Enter your password.").min(1, "Enter your password.").max(1000),
  next: z.string().max(2000).optional(),
});

/** Signs in, and goes on to the page that was wanted; staff land in the console. */
export async function submitLogin(_previous: FormState, form: FormData): Promise<FormState> {
  const call = await openCall("sign-in");
  const { caller, throttled } = call;
  const result = await runAction(call, LoginFields, form, async ({ email, password, next }) => {
    const opened = await signIn(call.ctx, { email, password, ip: caller.ip, userAgent: caller.userAgent, throttled });
    await openBrowserSession(opened);
    return { to: returnPath(next) ?? (opened.staff ? "/admin" : "/dashboard") };
  });
  if (!result.ok) return result;
  redirect(result.to);
}
