import type { Env } from "#/lib/core/env.ts";

export type CookieOptions = {
  httpOnly: true;
  sameSite: "lax";
  path: "/";
  secure: boolean;
  maxAge?: number;
};

/** The cookies of the site. On a public one each is bound to this very host by `__Host-` (trust.md TR-55). */
export function cookieNames(env: Env) {
  const prefix = env.isPublic ? "__Host-" : "";
  return {
    session: `${prefix}jumbe_session`,
    csrf: `${prefix}jumbe_csrf`,
    callback: `${prefix}jumbe_callback`,
    /** Live or test, as the person has switched. */
    mode: `${prefix}jumbe_mode`,
    /** The claim of the browser that signed up. */
    claim: `${prefix}jumbe_signup`,
  };
}

export function cookieOptions(env: Env, maxAgeSeconds?: number): CookieOptions {
  const options: CookieOptions = {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: new URL(env.appUrl).protocol === "https:",
  };
  return maxAgeSeconds === undefined ? options : { ...options, maxAge: maxAgeSeconds };
}
