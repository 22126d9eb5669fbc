import type { Mode } from "#/db/enums.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { getTenant } from "#/lib/tenants/lookup.ts";

export const checklistSteps = [
  "verify_email",
  "send_test_sms",
  "request_sender",
  "get_approved",
  "top_up",
  "send_live_sms",
] as const;
export type ChecklistStep = (typeof checklistSteps)[number];

export type Checklist = { step: ChecklistStep; done: boolean }[];

type Facts = { messages: boolean; senders: boolean; payments: boolean };

/** How far the tenant has come, by facts and in order (experience.md UX-13), whichever mode the caller is in. */
export async function getChecklist(ctx: TenantCtx): Promise<Checklist> {
  requireScope(ctx, "messages:read");
  const { status } = await getTenant(ctx, ctx.tenantId);
  const test = await factsOf(ctx, "test");
  const live = await factsOf(ctx, "live");
  const done: Record<ChecklistStep, boolean> = {
    verify_email: status !== "pending_verification",
    send_test_sms: test.messages,
    request_sender: live.senders,
    get_approved: status === "active",
    top_up: live.payments,
    send_live_sms: live.messages,
  };
  return checklistSteps.map((step) => ({ step, done: done[step] }));
}

function factsOf(ctx: TenantCtx, mode: Mode): Promise<Facts> {
  return withTransaction({ ...ctx, mode }, async (tx) => {
    const [row] = await tx.sql<Facts[]>`
      select
        exists (select from messages where tenant_id = ${tx.tenantId} and mode = ${mode} and status <> 'rejected') as messages,
        exists (select from senders where tenant_id = ${tx.tenantId}) as senders,
        exists (select from payments where tenant_id = ${tx.tenantId} and mode = ${mode} and status = 'completed') as payments`;
    return row ?? { messages: false, senders: false, payments: false };
  });
}
