import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { findUserByEmail } from "#/lib/identity/lookup.ts";
import { addressRule, claimTry, mailRule } from "#/lib/identity/throttle.ts";
import { normalizeEmail } from "#/lib/identity/user.ts";
import { listMemberships } from "#/lib/team/list-memberships.ts";
import { findTenant } from "#/lib/tenants/lookup.ts";
import { mailVerification } from "./mail-verification.ts";

/**
 * The address has a new link when it waits to be proven; nothing happens for any other, and the answer is the same. Once a
 * minute: throws `identity.too_many_attempts`.
 */
export async function requestVerification(
  ctx: PlatformCtx,
  input: { email: string; ip: string | null; appUrl: string; throttled: boolean },
): Promise<void> {
  const email = normalizeEmail(input.email);
  if (input.throttled) await claimTry(ctx, [addressRule("verify", input.ip), mailRule("verify", email)]);
  await withTransaction(ctx, async (tx) => {
    const user = await findUserByEmail(tx, email);
    if (!user || user.emailVerifiedAt) return;
    const [membership] = await listMemberships(tx, user.id);
    const tenant = membership ? await findTenant(tx, membership.tenantId) : null;
    await mailVerification(tx, { user, organisation: tenant?.name ?? user.name, appUrl: input.appUrl });
  });
}
