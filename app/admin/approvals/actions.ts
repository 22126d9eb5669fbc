"use server";

import { z } from "zod";
import type { FormState } from "#/components/ui/form-state.ts";
import { approveTenant } from "#/lib/onboarding/approve-tenant.ts";
import { decideSender } from "#/lib/onboarding/decide-sender.ts";
import { rejectTenant } from "#/lib/onboarding/reject-tenant.ts";
import { decide, Reason } from "../decide.ts";

const TenantChoice = z.object({ tenantId: z.coerce.number().int().positive() });
const SenderChoice = z.object({ senderId: z.string().min(1).max(40) });

/** Approves a waiting organisation; it is told by mail. */
export async function submitTenantApproval(_previous: FormState, form: FormData): Promise<FormState> {
  return decide("approve-tenant", TenantChoice, form, (ctx, input, appUrl) => approveTenant(ctx, { ...input, appUrl }));
}

/** Rejects a waiting organisation with the reason it is told. */
export async function submitTenantRejection(_previous: FormState, form: FormData): Promise<FormState> {
  return decide("reject-tenant", TenantChoice.extend(Reason.shape), form, (ctx, input, appUrl) =>
    rejectTenant(ctx, { ...input, appUrl }),
  );
}

/** Approves a sender ID; it can be sent from within a second. */
export async function submitSenderApproval(_previous: FormState, form: FormData): Promise<FormState> {
  return decide("approve-sender", SenderChoice, form, (ctx, input, appUrl) =>
    decideSender(ctx, { ...input, decision: "approve", appUrl }),
  );
}

/** Rejects a sender ID with the reason its tenant is told. */
export async function submitSenderRejection(_previous: FormState, form: FormData): Promise<FormState> {
  return decide("reject-sender", SenderChoice.extend(Reason.shape), form, (ctx, input, appUrl) =>
    decideSender(ctx, { ...input, decision: "reject", appUrl }),
  );
}
