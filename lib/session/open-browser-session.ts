import { endSession } from "#/lib/identity/end-session.ts";
import type { OpenedSession } from "#/lib/identity/open-session.ts";
import { runtime } from "#/lib/wiring.ts";
import { auth, signIn } from "./auth.ts";
import { ticketFor } from "./ticket.ts";

/** The browser holds the session that was just opened; one it held before is over. */
export async function openBrowserSession(opened: OpenedSession): Promise<void> {
  const ctx = runtime().platformCtx({ kind: "system", name: "session" });
  const former = (await auth())?.user?.id;
  if (former && former !== opened.sessionId) await endSession(ctx, former);
  await signIn("credentials", { ticket: ticketFor(ctx.vault, opened.sessionId), redirect: false });
}
