import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { users } from "#/db/schema/index.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { wrongCredentials } from "./errors.ts";
import { openSession, type OpenedSession } from "./open-session.ts";
import { hashPassword, isPasswordOf } from "./password-hash.ts";
import { accountRule, addressRule, claimTry, forgetTries } from "./throttle.ts";
import { normalizeEmail } from "./user.ts";

export type SignInInput = {
  email: string;
  password: string;
  ip: string | null;
  userAgent: string | null;
  /** False only where rate limits are off. */
  throttled: boolean;
};

/**
 * The person is signed in by a new session. Throws `identity.wrong_credentials`, the same and after the same time for an
 * unknown address, and `identity.too_many_attempts` (trust.md TR-51).
 */
export async function signIn(ctx: PlatformCtx, input: SignInInput): Promise<OpenedSession> {
  const email = normalizeEmail(input.email);
  const account = accountRule("sign-in", email, input.ip);
  if (input.throttled) await claimTry(ctx, [addressRule("sign-in", input.ip), account]);
  const [user] = await ctx.pools.platform.db
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, email));
  // An unknown address costs a hash too: the time of the answer must not tell who has an account.
  const isRight = await isPasswordOf(user?.passwordHash ?? (await nobodysHash(ctx)), input.password);
  if (!user || !isRight) throw wrongCredentials();
  if (input.throttled) await forgetTries(ctx, account);
  return openSession(ctx, { userId: user.id, ip: input.ip, userAgent: input.userAgent });
}

function nobodysHash(ctx: PlatformCtx): Promise<string> {
  return ctx.scope.once("identity.nobodys-hash", () => hashPassword(randomBytes(24).toString("base64")));
}
