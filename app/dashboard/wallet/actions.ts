"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "#/components/ui/form-state.ts";
import type { RequestView } from "#/components/wallet/manual-top-up.tsx";
import type { MissingMoneyView } from "#/components/wallet/missing-money.tsx";
import type { TopUpView } from "#/components/wallet/top-up-view.ts";
import { invalid } from "#/lib/core/errors.ts";
import { fromKes, toKes } from "#/lib/core/money.ts";
import { runAction } from "#/lib/http/action.ts";
import { parseMsisdn } from "#/lib/messaging/msisdn.ts";
import { reportMissingMoney } from "#/lib/payments/report-missing-money.ts";
import { requestManualTopUp } from "#/lib/payments/request-manual-top-up.ts";
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

const shillings = z
  .string("Enter an amount.")
  .transform((typed) => typed.replace(/[\s,]|^kes/gi, ""))
  .pipe(z.string().regex(/^\d{1,7}(\.\d{1,2})?$/, "Enter shillings, such as 25,000."))
  .transform((kes) => fromKes(Number(kes)));

const ManualFields = z.object({
  transferred: shillings,
  method: z.enum(["bank", "manual"]),
  proof: z
    .string("Say how we can find it.")
    .trim()
    .min(3, "Say how we can find it: its reference, the day, the payer.")
    .max(300),
});

const MissingFields = z.object({
  receipt: z
    .string("Enter the receipt.")
    .transform((typed) => typed.replace(/\s/g, "").toUpperCase())
    .pipe(z.string().regex(/^[A-Z0-9]{10}$/, "An M-Pesa receipt has 10 letters and digits, such as UC21ABCD34.")),
  paid: shillings,
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

/** Tells staff of money that came by bank or another road; it waits as a line of the statement. */
export async function submitManualTopUp(
  _previous: FormState,
  form: FormData,
): Promise<FormState<{ request: RequestView }>> {
  const { ctx } = await requireMember();
  const result = await runAction(callOf("request-manual-top-up", ctx), ManualFields, form, async (input) => {
    const { transferred: amount, method, proof } = input;
    const topUp = await requestManualTopUp(ctx, { amount, method, proof });
    return { request: { reference: topUp.reference, amount: toKes(topUp.amount) } };
  });
  if (result.ok) revalidatePath("/dashboard/wallet");
  return withFieldOf(result, "amount", "transferred");
}

/** Says where the money of a receipt is, or hands the question to staff. */
export async function submitMissingMoney(
  _previous: FormState,
  form: FormData,
): Promise<FormState<{ answer: MissingMoneyView }>> {
  const { ctx } = await requireMember();
  const result = await runAction(callOf("report-missing-money", ctx), MissingFields, form, async (input) => {
    const { outcome, topUp } = await reportMissingMoney(ctx, { receipt: input.receipt, amount: input.paid });
    return { answer: { outcome, reference: topUp.reference, amount: toKes(topUp.amount) } };
  });
  if (result.ok) revalidatePath("/dashboard/wallet");
  return withFieldOf(result, "amount", "paid");
}

/** A failure as a form with a field of another name has it: names are ids on a page, and the page has several amounts. */
function withFieldOf<Result extends FormState>(result: Result, verbs: string, forms: string): Result {
  if (!result || result.ok || result.fields?.[verbs] === undefined) return result;
  const { [verbs]: message, ...others } = result.fields;
  return { ...result, fields: { ...others, [forms]: message } };
}
