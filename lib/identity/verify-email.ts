import { and, eq } from "drizzle-orm";
import { users } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { linkInvalid } from "./errors.ts";
import { redeemLink } from "./redeem-link.ts";
import { toUser, type User } from "./user.ts";

/** The link's address is proven to be the user's. Throws `identity.link_invalid`, also when the user has another address now. */
export async function verifyEmail(ctx: PlatformCtx, input: { token: string }): Promise<User> {
  return withTransaction(ctx, async (tx) => {
    const link = await redeemLink(tx, { token: input.token, purpose: "verify_email" });
    const [row] = await tx.db
      .update(users)
      .set({ emailVerifiedAt: tx.clock.now() })
      .where(and(eq(users.id, link.userId), eq(users.email, link.email)))
      .returning();
    if (!row) throw linkInvalid();
    await recordAudit(tx, { action: "identity.email_verified", subject: row.id });
    return toUser(row);
  });
}
