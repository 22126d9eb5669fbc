import { endSession } from "#/lib/identity/end-session.ts";
import { runtime } from "#/lib/wiring.ts";
import { findCurrentSession } from "./find-current-session.ts";
import { signOut } from "./auth.ts";

/** The browser's session is over, here and in any copy of its cookie. */
export async function closeBrowserSession(): Promise<void> {
  const session = await findCurrentSession();
  if (session) await endSession(runtime().platformCtx({ kind: "system", name: "session" }), session.id);
  await signOut({ redirect: false });
}
