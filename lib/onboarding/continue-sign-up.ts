import type { PlatformCtx } from "#/lib/core/context.ts";
import { openSession, type OpenedSession } from "#/lib/identity/open-session.ts";
import { findClaimedUser } from "#/lib/identity/sign-up-claim.ts";

/**
 * The browser that signed up is signed in, once the address is proven on whatever device; null as long as it isn't, or when
 * the claim is nobody's.
 */
export async function continueSignUp(
  ctx: PlatformCtx,
  input: { claim: string; ip: string | null; userAgent: string | null },
): Promise<OpenedSession | null> {
  const user = await findClaimedUser(ctx, input.claim);
  if (!user?.emailVerifiedAt) return null;
  return openSession(ctx, { userId: user.id, ip: input.ip, userAgent: input.userAgent });
}
