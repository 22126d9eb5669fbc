import NextAuth, { type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { findSession } from "#/lib/identity/find-session.ts";
import { sessionTimes } from "#/lib/identity/session-times.ts";
import { runtime, type Runtime } from "#/lib/wiring.ts";
import { cookieNames, cookieOptions } from "./cookies.ts";
import { sessionOfTicket } from "./ticket.ts";

/** A ticket is for the request that opened its session; a later one is refused. */
const ticketLifeMs = 60_000;

async function redeemTicket({ platformCtx }: Runtime, ticket: unknown): Promise<{ id: string } | null> {
  const ctx = platformCtx({ kind: "system", name: "session" });
  const sessionId = typeof ticket === "string" ? sessionOfTicket(ctx.vault, ticket) : null;
  const session = sessionId ? await findSession(ctx, sessionId) : null;
  if (!session || ctx.clock.now().getTime() - session.createdAt.getTime() > ticketLifeMs) return null;
  return { id: session.id };
}

function configOf(own: Runtime): NextAuthConfig {
  const { env } = own;
  if (!env.AUTH_SECRET)
    throw new Error(
      "AUTH_SECRET is missing. The launcher makes one; without the launcher set it (32 bytes in base64).",
    );
  const names = cookieNames(env);
  const options = cookieOptions(env);
  return {
    secret: env.AUTH_SECRET,
    trustHost: true,
    session: { strategy: "jwt", maxAge: sessionTimes(false).absoluteMs / 1000 },
    pages: { signIn: "/login", error: "/login" },
    cookies: {
      sessionToken: { name: names.session, options },
      csrfToken: { name: names.csrf, options },
      callbackUrl: { name: names.callback, options },
    },
    providers: [Credentials({ credentials: { ticket: {} }, authorize: ({ ticket }) => redeemTicket(own, ticket) })],
    callbacks: {
      // The cookie holds the id of our session row and nothing else; the row is asked at each request.
      jwt: ({ token, user }) => ({ sub: user?.id ?? token.sub }),
      session: ({ session, token }) => ({ expires: session.expires, user: { id: token.sub ?? "" } }),
      redirect: ({ url, baseUrl }) => (url.startsWith("/") && !url.startsWith("//") ? `${baseUrl}${url}` : baseUrl),
    },
    logger: {
      error: (error) => own.log.warn({ reason: error.name }, "session refused"),
      warn: () => {},
      debug: () => {},
    },
  };
}

export const { handlers, auth, signIn, signOut } = NextAuth(() => configOf(runtime()));
