import { and, eq, isNull } from "drizzle-orm";
import { users } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import type { PlatformTx } from "#/lib/core/context.ts";
import { findUserByEmail } from "./lookup.ts";
import { normalizeEmail, toUser, type User } from "./user.ts";

/** The user, not verified yet, has the new address. Null, and nothing changed, when it is taken or the user is verified. */
export async function changeUnverifiedEmail(
  tx: PlatformTx,
  input: { userId: string; email: string },
): Promise<User | null> {
  const email = normalizeEmail(input.email);
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`users:${email}`}, 0))`;
  if (await findUserByEmail(tx, email)) return null;
  const [row] = await tx.db
    .update(users)
    .set({ email })
    .where(and(eq(users.id, input.userId), isNull(users.emailVerifiedAt)))
    .returning();
  if (!row) return null;
  await recordAudit(tx, { action: "identity.email_changed", subject: row.id });
  return toUser(row);
}
