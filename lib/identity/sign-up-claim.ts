import { timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { users } from "#/db/schema/index.ts";
import type { Ctx, PlatformCtx } from "#/lib/core/context.ts";
import { isId, newId } from "#/lib/core/ids.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { linkLifeMs } from "./issue-link.ts";
import { toUser, type User } from "./user.ts";

/** Binds a claim to the password that was chosen with it: whoever signs up anew for the address voids it. */
function signatureOf(ctx: Ctx, userId: string, passwordHash: string): string {
  return ctx.vault.hmac("sign-up-claim", `${userId}:${passwordHash}`);
}

/** What the browser that signed up keeps, so that it may go on once the address is proven, on whatever device. */
export function newClaim(ctx: Ctx, user: { id: string; passwordHash: string }): string {
  return `${user.id}.${signatureOf(ctx, user.id, user.passwordHash)}`;
}

/** A claim to nothing, which looks like any other. */
export function emptyClaim(ctx: Ctx): string {
  const userId = newId("user");
  return `${userId}.${signatureOf(ctx, userId, newId("session"))}`;
}

/** The user who signed up in the browser that holds this claim, for a day; else null. */
export async function findClaimedUser(ctx: PlatformCtx, claim: string): Promise<User | null> {
  const [userId = "", signature = ""] = claim.split(".");
  if (!isId("user", userId)) return null;
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.db.select().from(users).where(eq(users.id, userId));
    if (!row) return null;
    const right = Buffer.from(signatureOf(ctx, userId, row.passwordHash));
    const given = Buffer.from(signature);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const ageMs = ctx.clock.now().getTime() - row.createdAt.getTime();
    return ageMs < linkLifeMs.verify_email ? toUser(row) : null;
  });
}
