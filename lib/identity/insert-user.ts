import { users } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import type { PlatformTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { emailTaken } from "./errors.ts";
import { toUser, type User } from "./user.ts";

export type InsertUserInput = {
  /** Lower case. */
  email: string;
  name: string;
  phone: string | null;
  passwordHash: string;
  language?: string;
  emailVerifiedAt?: Date;
};

/** There is one user more, with a password that was judged and hashed before. Throws `identity.email_taken`. */
export async function insertUser(tx: PlatformTx, input: InsertUserInput): Promise<User> {
  const [row] = await tx.db
    .insert(users)
    .values({ id: newId("user"), createdAt: tx.clock.now(), ...input })
    .onConflictDoNothing({ target: users.email })
    .returning();
  if (!row) throw emailTaken();
  await recordAudit(tx, { action: "identity.user_created", subject: row.id });
  return toUser(row);
}
