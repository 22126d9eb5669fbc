import { randomBytes } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { verificationTokens } from "#/db/schema/index.ts";
import type { PlatformTx } from "#/lib/core/context.ts";

export type LinkPurpose = "verify_email" | "reset_password";

const hourMs = 3_600_000;

/** How long a link of each kind works (trust.md TR-52). */
export const linkLifeMs: Record<LinkPurpose, number> = { verify_email: 24 * hourMs, reset_password: hourMs };

/** The purpose under which tokens are hashed. */
export const linkHashPurpose = "link";

/** A token of 256 bits that works once, for this user and address; only its hash is kept. Former ones work no more. */
export async function issueLink(
  tx: PlatformTx,
  input: { userId: string; email: string; purpose: LinkPurpose },
): Promise<string> {
  const now = tx.clock.now();
  await voidLinks(tx, input, now);
  const token = randomBytes(32).toString("base64url");
  await tx.db.insert(verificationTokens).values({
    hash: tx.vault.hmac(linkHashPurpose, token),
    userId: input.userId,
    email: input.email,
    purpose: input.purpose,
    expiresAt: new Date(now.getTime() + linkLifeMs[input.purpose]),
  });
  return token;
}

async function voidLinks(tx: PlatformTx, link: { userId: string; purpose: LinkPurpose }, now: Date): Promise<void> {
  await tx.db
    .update(verificationTokens)
    .set({ usedAt: now })
    .where(
      and(
        eq(verificationTokens.userId, link.userId),
        eq(verificationTokens.purpose, link.purpose),
        isNull(verificationTokens.usedAt),
      ),
    );
}
