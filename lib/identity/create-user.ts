import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { passwordRefused } from "./errors.ts";
import { insertUser } from "./insert-user.ts";
import { hashPassword } from "./password-hash.ts";
import { faultOfPassword } from "./password-rules.ts";
import { normalizeEmail, type User } from "./user.ts";

export type CreateUserInput = {
  email: string;
  name: string;
  phone: string | null;
  password: string;
  language?: string;
};

/** There is one user more, whose address nobody has to prove. Throws `identity.email_taken`, `identity.password_…`. */
export async function createUser(ctx: PlatformCtx, input: CreateUserInput): Promise<User> {
  const { password, ...person } = input;
  const fault = faultOfPassword(password, [input.name, input.email]);
  if (fault) throw passwordRefused(fault);
  const passwordHash = await hashPassword(password);
  return withTransaction(ctx, (tx) =>
    insertUser(tx, {
      ...person,
      email: normalizeEmail(input.email),
      passwordHash,
      emailVerifiedAt: tx.clock.now(),
    }),
  );
}
