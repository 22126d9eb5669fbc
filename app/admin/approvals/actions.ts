"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "#/components/ui/form-state.ts";
import { runAction } from "#/lib/http/action.ts";
import { approveTenant } from "#/lib/onboarding/approve-tenant.ts";
import { decideSender } from "#/lib/onboarding/decide-sender.ts";
import { rejectTenant } from "#/lib/onboarding/reject-tenant.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { callOf } from "#/lib/session/action-call.ts";
import { requireStaff } from "#/lib/session/require-staff.ts";
import { runtime } from "#/lib/wiring.ts";

const TenantChoice = z.object({ tenantId: z.coerce.number().int().positive() });
const SenderChoice = z.object({ senderId: z.string().min(1).max(40) });
const Reason = z.object({ reason: z.string("Say why.").trim().min(3, "Say why, in a sentence.").max(500) });

async function decide<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  form: FormData,
  verb: (ctx: PlatformCtx, input: z.output<Schema>, appUrl: string) => Promise<unknown>,
): Promise<FormState> {
  const { ctx } = await requireStaff();
  const result = await runAction(callOf(name, ctx), schema, form, async (input) => {
    await verb(ctx, input, runtime().env.appUrl);
    return {};
  });
  revalidatePath("/admin", "layout");
  return result;
}

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
