"use server";

import { z } from "zod";
import type { Assignee } from "#/components/admin/assign-button.tsx";
import type { FormState } from "#/components/ui/form-state.ts";
import { notFound } from "#/lib/core/errors.ts";
import { fromKes } from "#/lib/core/money.ts";
import { runAction } from "#/lib/http/action.ts";
import { approveTopUp } from "#/lib/payments/approve-top-up.ts";
import { assignSuspense } from "#/lib/payments/assign-suspense.ts";
import { clearReview } from "#/lib/payments/clear-review.ts";
import { rejectTopUp } from "#/lib/payments/reject-top-up.ts";
import { callOf } from "#/lib/session/action-call.ts";
import { requireStaff } from "#/lib/session/require-staff.ts";
import { findNamedTenant } from "#/lib/tenants/find-named-tenant.ts";
import { decide, Reason } from "../decide.ts";

const PaymentChoice = z.object({ paymentId: z.string().min(1).max(40) });

const Credit = PaymentChoice.extend({
  amount: z
    .string("Enter an amount.")
    .transform((typed) => typed.replace(/[\s,]/g, ""))
    .pipe(z.string().regex(/^\d{1,7}(\.\d{1,2})?$/, "Enter shillings, with at most two decimals."))
    .transform((kes) => fromKes(Number(kes))),
  reference: z.string("Enter the reference.").trim().min(1, "Enter the reference.").max(60),
});

const ClientId = z
  .string("Enter a client ID.")
  .trim()
  .regex(/^[1-9]\d{0,11}$/, "Enter the client ID in digits.");

/** Credits a manual top-up, or a payment under review, with the amount that was found. */
export async function submitCredit(_previous: FormState, form: FormData): Promise<FormState> {
  return decide("approve-top-up", Credit, form, approveTopUp);
}

/** Ends an open one without money; the tenant reads the reason. */
export async function submitTopUpRejection(_previous: FormState, form: FormData): Promise<FormState> {
  return decide("reject-top-up", PaymentChoice.extend(Reason.shape), form, rejectTopUp);
}

/** Takes a payment that has ended off the list of those to look at. */
export async function submitFinding(_previous: FormState, form: FormData): Promise<FormState> {
  return decide("clear-review", PaymentChoice.extend(Reason.shape), form, (ctx, { paymentId, reason }) =>
    clearReview(ctx, { paymentId, finding: reason }),
  );
}

/** Credits money in suspense to the tenant that was confirmed by name. */
export async function submitAssignment(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ suspenseId: z.string().min(1).max(40), clientId: ClientId.transform(Number) });
  return decide("assign-suspense", schema, form, (ctx, { suspenseId, clientId }) =>
    assignSuspense(ctx, { suspenseId, tenantId: clientId }),
  );
}

/** The name behind a client ID, to be confirmed before money goes there. */
export async function findAssignee(_previous: FormState, form: FormData): Promise<FormState<{ assignee: Assignee }>> {
  const { ctx } = await requireStaff();
  return runAction(callOf("find-assignee", ctx), z.object({ clientId: ClientId }), form, async ({ clientId }) => {
    const tenant = await findNamedTenant(ctx, clientId);
    if (!tenant) throw notFound("tenants.not_found", `There is no organisation with the client ID ${clientId}.`);
    return { assignee: { clientId: tenant.id, name: tenant.name } };
  });
}
