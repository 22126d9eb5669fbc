import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { changeUnverifiedEmail } from "#/lib/identity/change-unverified-email.ts";
import { findUserByEmail, getUser } from "#/lib/identity/lookup.ts";
import { addressRule, claimTry, mailRule } from "#/lib/identity/throttle.ts";
import { normalizeEmail } from "#/lib/identity/user.ts";
import { listMemberships } from "#/lib/team/list-memberships.ts";
import { getTenant } from "#/lib/tenants/lookup.ts";
import { renameUnverified } from "#/lib/tenants/rename-unverified.ts";
import { mailAccountExists } from "./mail-account-exists.ts";
import { mailVerification } from "./mail-verification.ts";

/**
 * The applicant's account waits for the new address, which has a link; an address with an account has a mail that says so
 * instead. The answer is the same, also when there is no applicant or their address is proven already. Throws
 * `identity.too_many_attempts`.
 */
export async function changeSignUpEmail(
  ctx: PlatformCtx,
  input: { userId: string | null; email: string; ip: string | null; appUrl: string; throttled: boolean },
): Promise<{ email: string }> {
  const email = normalizeEmail(input.email);
  const { appUrl } = input;
  if (input.throttled) await claimTry(ctx, [addressRule("verify", input.ip), mailRule("verify", email)]);
  const { userId } = input;
  if (userId === null) return { email };
  await withTransaction(ctx, async (tx) => {
    const applicant = await getUser(tx, userId);
    if (applicant.emailVerifiedAt) return;
    const user = await changeUnverifiedEmail(tx, { userId, email });
    if (!user) {
      const owner = await findUserByEmail(tx, email);
      if (owner) await mailAccountExists(tx, { user: owner, appUrl });
      return;
    }
    const [membership] = await listMemberships(tx, user.id);
    if (!membership) return;
    await renameUnverified(tx, { tenantId: membership.tenantId, email });
    const { name } = await getTenant(tx, membership.tenantId);
    await mailVerification(tx, { user, organisation: name, appUrl });
  });
  return { email };
}
