"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "#/components/ui/form-state.ts";
import type { TopUpView } from "#/components/wallet/top-up-view.ts";
import { invalid } from "#/lib/core/errors.ts";
import { fromKes } from "#/lib/core/money.ts";
import { runAction } from "#/lib/http/action.ts";
import { parseMsisdn } from "#/lib/messaging/msisdn.ts";
import { startTopUp } from "#/lib/payments/start-top-up.ts";
import { callOf } from "#/lib/session/action-call.ts";
import { requireMember } from "#/lib/session/require-member.ts";
import { runtime } from "#/lib/wiring.ts";
import { presentTopUp } from "./present-top-up.ts";

const TopUpFields = z.object({
  amount: z
    .string("Enter an amount.")
    .transform((typed) => typed.replace(/[\s,]/g, ""))
    .pipe(z.string().regex(/^\d{1,6}$/, "Enter whole shillings from 100 to 50,000."))
    .transform(Number),
  phone: z.string("Enter a phone number."),
});

/** Asks the phone for the payment; the answer is the top-up as it stands then. */
export async function submitTopUp(_previous: FormState, form: FormData): Promise<FormState<{ topUp: TopUpView }>> {
  const { ctx } = await requireMember();
  const result = await runAction(callOf("start-top-up", ctx), TopUpFields, form, async (input) => {
    const phone = parseMsisdn(input.phone);
    if (!phone.ok) throw invalid("payments.phone_invalid", phone.message, "phone");
    const topUp = await startTopUp(ctx, { amount: fromKes(input.amount), phone: phone.msisdn }, runtime().ports.topUp);
    return { topUp: presentTopUp(topUp, ctx.clock.now()) };
  });
  if (result.ok) revalidatePath("/dashboard/wallet");
  return result;
}
