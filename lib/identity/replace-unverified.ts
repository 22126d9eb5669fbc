import { and, eq, isNull } from "drizzle-orm";
import { users } from "#/db/schema/index.ts";
import type { PlatformTx } from "#/lib/core/context.ts";
import { setPassword } from "./set-password.ts";
import { toUser, type User } from "./user.ts";

/**
 * A user whose address nobody has proven yet is as somebody signed up anew: name, phone and password are the new ones, its
 * sessions are over. Null, and nothing changed, once the address is proven.
 */
export async function replaceUnverified(
  tx: PlatformTx,
  input: { userId: string; name: string; phone: string; passwordHash: string },
): Promise<User | null> {
  const [row] = await tx.db
    .update(users)
    .set({ name: input.name, phone: input.phone })
    .where(and(eq(users.id, input.userId), isNull(users.emailVerifiedAt)))
    .returning();
  if (!row) return null;
  await setPassword(tx, { userId: row.id, passwordHash: input.passwordHash });
  return toUser(row);
}
