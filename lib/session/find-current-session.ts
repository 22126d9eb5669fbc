import { cache } from "react";
import { findSession, type Session } from "#/lib/identity/find-session.ts";
import { runtime } from "#/lib/wiring.ts";
import { auth } from "./auth.ts";

/** The session of the request's cookie as its row stands now, or null; asked once per request. */
export const findCurrentSession = cache(async (): Promise<Session | null> => {
  const cookie = await auth();
  const sessionId = cookie?.user?.id;
  if (!sessionId) return null;
  return findSession(runtime().platformCtx({ kind: "system", name: "session" }), sessionId);
});
