import { decode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endSession } from "#/lib/identity/end-session.ts";
import { readEnv } from "#/lib/core/env.ts";
import { cookieNames, cookieOptions } from "./cookies.ts";
import { authSecret, cookiesOf, startSessionSite, type SessionSite } from "./testing/session-site.ts";
import { ticketFor } from "./ticket.ts";

let site: SessionSite;
beforeAll(async () => {
  site = await startSessionSite();
});
afterAll(() => site.close());

const openNew = async () => site.openFor((await site.newUser()).id);

describe("the session cookie", () => {
  test("a ticket of this server becomes a cookie that holds the row's id and nothing of the person", async () => {
    const sessionId = await openNew();
    const response = await site.present(ticketFor(site.platform.vault, sessionId));
    const line = response.headers.getSetCookie().find((cookie) => cookie.startsWith("jumbe_session="));
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Lax/i);
    const cookie = cookiesOf(response).get("jumbe_session");
    const token = await decode({ token: cookie, secret: authSecret, salt: "jumbe_session" });
    expect(token).toMatchObject({ sub: sessionId });
    expect(Object.keys(token ?? {}).toSorted()).toEqual(["exp", "iat", "jti", "sub"]);
  });

  test("a forged ticket, and that of an ended session, become none", async () => {
    const sessionId = await openNew();
    const ticket = ticketFor(site.platform.vault, sessionId);
    await endSession(site.platform, sessionId);
    for (const bad of [ticket, `${sessionId}.${"0".repeat(64)}`, ""]) {
      expect(cookiesOf(await site.present(bad)).has("jumbe_session")).toBe(false);
    }
  });

  test("on a public site every cookie is bound to the host and to https", () => {
    const secret = Buffer.alloc(32, 7).toString("base64");
    const env = readEnv({ APP_URL: "https://sms.example.co.ke", AUTH_SECRET: secret, ENCRYPTION_KEY: secret });
    expect(Object.values(cookieNames(env)).every((name) => name.startsWith("__Host-"))).toBe(true);
    expect(cookieOptions(env)).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
  });
});
