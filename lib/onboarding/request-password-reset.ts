import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { issueLink, linkLifeMs } from "#/lib/identity/issue-link.ts";
import { findUserByEmail } from "#/lib/identity/lookup.ts";
import { accountRule, addressRule, claimTry, mailRule } from "#/lib/identity/throttle.ts";
import { normalizeEmail } from "#/lib/identity/user.ts";
import { queueEmail } from "#/lib/notifications/queue-email.ts";
import { resetLink } from "./links.ts";

const minuteMs = 60_000;

/**
 * The address has a link to a new password when it has an account; the answer is the same when it has none. Throws
 * `identity.too_many_attempts`.
 */
export async function requestPasswordReset(
  ctx: PlatformCtx,
  input: { email: string; ip: string | null; appUrl: string; throttled: boolean },
): Promise<void> {
  const email = normalizeEmail(input.email);
  if (input.throttled) {
    await claimTry(ctx, [
      addressRule("reset", input.ip),
      mailRule("reset", email),
      accountRule("reset", email, input.ip),
    ]);
  }
  await withTransaction(ctx, async (tx) => {
    const user = await findUserByEmail(tx, email);
    if (!user) return;
    const token = await issueLink(tx, { userId: user.id, email: user.email, purpose: "reset_password" });
    await queueEmail(tx, {
      factKey: `reset-password:${tx.vault.hmac("fact", token)}`,
      to: user.email,
      language: user.language,
      mail: {
        template: "reset-password",
        properties: {
          name: user.name,
          url: resetLink(input.appUrl, token),
          minutes: linkLifeMs.reset_password / minuteMs,
        },
      },
    });
  });
}
