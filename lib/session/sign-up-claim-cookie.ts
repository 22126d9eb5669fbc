import { cookies } from "next/headers";
import { runtime } from "#/lib/wiring.ts";
import { cookieNames, cookieOptions } from "./cookies.ts";

const daySeconds = 86_400;

/** The browser keeps the claim of its sign-up for a day. */
export async function keepSignUpClaim(claim: string): Promise<void> {
  const { env } = runtime();
  (await cookies()).set(cookieNames(env).claim, claim, cookieOptions(env, daySeconds));
}

/** The claim this browser keeps, or null. */
export async function findSignUpClaim(): Promise<string | null> {
  return (await cookies()).get(cookieNames(runtime().env).claim)?.value ?? null;
}

/** The browser has no claim any more. */
export async function dropSignUpClaim(): Promise<void> {
  const { env } = runtime();
  (await cookies()).set(cookieNames(env).claim, "", cookieOptions(env, 0));
}
