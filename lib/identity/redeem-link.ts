import { and, eq, gt, isNull } from "drizzle-orm";
import { verificationTokens } from "#/db/schema/index.ts";
import type { PlatformTx } from "#/lib/core/context.ts";
import { linkInvalid } from "./errors.ts";
import { linkHashPurpose, type LinkPurpose } from "./issue-link.ts";

/** The token is used up. Throws `identity.link_invalid`, the same for one that never was, was used, replaced or is too old. */
export async function redeemLink(
  tx: PlatformTx,
  input: { token: string; purpose: LinkPurpose },
): Promise<{ userId: string; email: string }> {
  const now = tx.clock.now();
  const [row] = await tx.db
    .update(verificationTokens)
    .set({ usedAt: now })
    .where(
      and(
        eq(verificationTokens.hash, tx.vault.hmac(linkHashPurpose, input.token)),
        eq(verificationTokens.purpose, input.purpose),
        isNull(verificationTokens.usedAt),
        gt(verificationTokens.expiresAt, now),
      ),
    )
    .returning({ userId: verificationTokens.userId, email: verificationTokens.email });
  if (!row) throw linkInvalid();
  return row;
}
