import { eq } from "drizzle-orm";
import { users } from "#/db/schema/index.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { userNotFound } from "./errors.ts";
import { normalizeEmail, toUser, type User } from "./user.ts";

/** The user with this address, or null. */
export async function findUserByEmail(ctx: PlatformCtx, email: string): Promise<User | null> {
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .select()
      .from(users)
      .where(eq(users.email, normalizeEmail(email)));
    return row ? toUser(row) : null;
  });
}

/** The user; throws `identity.user_not_found`. */
export async function getUser(ctx: PlatformCtx, userId: string): Promise<User> {
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.db.select().from(users).where(eq(users.id, userId));
    if (!row) throw userNotFound();
    return toUser(row);
  });
}
