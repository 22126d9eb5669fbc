import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { promptOpen, tooManyPrompts } from "./errors.ts";

/** How often a phone may be prompted, so that strangers are not bothered (trust.md TR-28). */
export type PushLimits = { perPhonePerHour: number; perTenantPerHour: number; promptLastsMs: number };

export const standardPushLimits: PushLimits = { perPhonePerHour: 5, perTenantPerHour: 20, promptLastsMs: 180_000 };

const hourMs = 3_600_000;

type Load = {
  open: boolean;
  phone_prompts: number;
  tenant_prompts: number;
  phone_oldest: string | null;
  tenant_oldest: string | null;
};

/**
 * Returns when this phone may be prompted for this tenant now: no prompt open on it, and neither had too many within the
 * hour, over all tenants. Throws `payments.prompt_open` or `payments.too_many_prompts_…`. Live payments only count.
 */
export async function requirePushAllowed(
  ctx: PlatformCtx,
  input: { phone: string; tenantId: number; limits: PushLimits },
): Promise<void> {
  const { limits, phone, tenantId } = input;
  const now = ctx.clock.now();
  const sinceHour = new Date(now.getTime() - hourMs).toISOString();
  const sincePrompt = new Date(now.getTime() - limits.promptLastsMs).toISOString();
  const load = await withTransaction(ctx, async (tx) => {
    const [row] = await tx.sql<Load[]>`
      select
        count(*) filter (where phone = ${phone} and created_at > ${sincePrompt}::timestamptz
          and status in ('pending', 'processing')) > 0 as open,
        (count(*) filter (where phone = ${phone}))::int as phone_prompts,
        (count(*) filter (where tenant_id = ${tenantId}))::int as tenant_prompts,
        min(created_at) filter (where phone = ${phone}) as phone_oldest,
        min(created_at) filter (where tenant_id = ${tenantId}) as tenant_oldest
      from payments
      where mode = 'live' and method = 'mpesa' and created_at > ${sinceHour}::timestamptz
        and (phone = ${phone} or tenant_id = ${tenantId})`;
    return row;
  });
  if (!load) return;
  if (load.open) throw promptOpen();
  if (load.phone_prompts >= limits.perPhonePerHour) throw tooManyPrompts("phone", waitFor(load.phone_oldest, now));
  if (load.tenant_prompts >= limits.perTenantPerHour) throw tooManyPrompts("tenant", waitFor(load.tenant_oldest, now));
}

function waitFor(oldest: string | null, now: Date): number {
  if (oldest === null) return 60;
  return Math.max(1, Math.ceil((new Date(oldest).getTime() + hourMs - now.getTime()) / 1000));
}
