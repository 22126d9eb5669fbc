import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { passwordRefused } from "./errors.ts";
import { hashPassword } from "./password-hash.ts";
import { faultOfPassword } from "./password-rules.ts";
import { redeemLink } from "./redeem-link.ts";
import { setPassword } from "./set-password.ts";

/**
 * The owner of the link has the new password, all sessions are over and the link is used up (trust.md TR-52). Throws
 * `identity.password_…` with the link still good, and `identity.link_invalid`.
 */
export async function resetPassword(ctx: PlatformCtx, input: { token: string; password: string }): Promise<void> {
  const fault = faultOfPassword(input.password);
  if (fault) throw passwordRefused(fault);
  const passwordHash = await hashPassword(input.password);
  await withTransaction(ctx, async (tx) => {
    const { userId } = await redeemLink(tx, { token: input.token, purpose: "reset_password" });
    await setPassword(tx, { userId, passwordHash });
  });
}
