import { randomBytes } from "node:crypto";
import { NextRequest } from "next/server.js";
import { vi } from "vitest";
import { createTestDatabase } from "#/db/testing/database.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { createUser } from "#/lib/identity/create-user.ts";
import { openSession } from "#/lib/identity/open-session.ts";
import type { User } from "#/lib/identity/user.ts";
import { runtime, type Runtime } from "#/lib/wiring.ts";
import { handlers } from "../auth.ts";
import { ticketFor } from "../ticket.ts";

export const origin = "http://localhost:3000";
export const authSecret = randomBytes(32).toString("base64");

export type SessionSite = {
  own: Runtime;
  platform: PlatformCtx;
  newUser(): Promise<User>;
  openFor(userId: string): Promise<string>;
  /** Posts a ticket as a browser would that found the form's address. */
  present(ticket: string): Promise<Response>;
  /** The Cookie header of a browser that holds this session. */
  cookieFor(sessionId: string): Promise<string>;
  close(): Promise<void>;
};

/** The site's sessions on a database of their own, with the runtime as the process has it. */
export async function startSessionSite(): Promise<SessionSite> {
  const database = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", database.url);
  vi.stubEnv("ENCRYPTION_KEY", randomBytes(32).toString("base64"));
  vi.stubEnv("AUTH_SECRET", authSecret);
  vi.stubEnv("AUTH_URL", origin);
  vi.stubEnv("LOG_LEVEL", "silent");
  const own = runtime();
  const platform = own.platformCtx({ kind: "system", name: "test" });

  async function present(ticket: string): Promise<Response> {
    const csrf = await handlers.GET(new NextRequest(`${origin}/api/auth/csrf`));
    const { csrfToken }: { csrfToken: string } = await csrf.json();
    const body = new URLSearchParams({ csrfToken, ticket });
    const headers = { cookie: cookieHeader(csrf) };
    return handlers.POST(new NextRequest(`${origin}/api/auth/callback/credentials`, { method: "POST", body, headers }));
  }

  return {
    own,
    platform,
    present,
    newUser: () => {
      const email = `${randomBytes(4).toString("hex")}@clinic.example`;
      return createUser(platform, { email, name: "Asha", phone: null, password: "twiga anakunywa maji" });
    },
    openFor: async (userId) => (await openSession(platform, { userId, ip: null, userAgent: null })).sessionId,
    cookieFor: async (sessionId) => cookieHeader(await present(ticketFor(platform.vault, sessionId))),
    close: async () => {
      await Promise.all([own.pools.app.close(), own.pools.platform.close()]);
      await database.drop();
      vi.unstubAllEnvs();
    },
  };
}

function cookieHeader(response: Response): string {
  return [...cookiesOf(response)].map(([name, value]) => `${name}=${value}`).join("; ");
}

/** What a response asks the browser to keep. */
export function cookiesOf(response: Response): Map<string, string> {
  return new Map(
    response.headers.getSetCookie().map((line): [string, string] => {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      return [name, value];
    }),
  );
}
