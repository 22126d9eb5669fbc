import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { createUser } from "#/lib/identity/create-user.ts";
import { findSession } from "#/lib/identity/find-session.ts";
import { resetPassword } from "#/lib/identity/reset-password.ts";
import { signIn } from "#/lib/identity/sign-in.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { confirmEmail } from "./confirm-email.ts";
import { requestPasswordReset } from "./request-password-reset.ts";
import { lastToken, mailsTo } from "./testing/mails.ts";

const clock = fixedClock(new Date("2026-03-02T08:00:00Z"));
const minuteMs = 60_000;
const password = "twiga anakunywa maji";
const nextPassword = "simba alikula nyama";
let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld({ clock });
});
afterAll(() => world.close());

let people = 0;
async function newUser(): Promise<string> {
  const email = `person${++people}@clinic.example`;
  await createUser(world.platform, { email, name: "Person", phone: null, password });
  return email;
}

const ask = (email: string, throttled = false) =>
  requestPasswordReset(world.platform, { email, ip: "10.0.0.1", appUrl: "https://app.example", throttled });
const tryIn = (email: string, given: string) =>
  signIn(world.platform, { email, password: given, ip: null, userAgent: null, throttled: false });
const dead = { code: "identity.link_invalid" };

describe("a forgotten password", () => {
  test("the link sets a new one, once, and ends every session", async () => {
    const email = await newUser();
    const sessions = [await tryIn(email, password), await tryIn(email, password)];
    await ask(` ${email.toUpperCase()}`);
    const token = await lastToken(world.platform, email);
    expect(token).toMatch(/^[\w-]{43}$/);
    await resetPassword(world.platform, { token, password: nextPassword });
    for (const { sessionId } of sessions) expect(await findSession(world.platform, sessionId)).toBeNull();
    await expect(tryIn(email, password)).rejects.toMatchObject({ code: "identity.wrong_credentials" });
    await tryIn(email, nextPassword);
    await expect(resetPassword(world.platform, { token, password: "another one entirely" })).rejects.toMatchObject(
      dead,
    );
  });

  test("the token is nowhere in clear", async () => {
    const email = await newUser();
    await ask(email);
    const token = await lastToken(world.platform, email);
    const [row] = await world.pools.platform.sql<{ found: boolean }[]>`
      select exists (select from verification_tokens where hash like ${`%${token}%`})
        or exists (select from emails where sealed_properties::text like ${`%${Buffer.from(token).toString("hex")}%`}) as found`;
    expect(row?.found).toBe(false);
  });

  test("a refused password leaves the link good; an hour or another purpose doesn't", async () => {
    const email = await newUser();
    await ask(email);
    const token = await lastToken(world.platform, email);
    await expect(resetPassword(world.platform, { token, password: "password1234" })).rejects.toMatchObject({
      code: "identity.password_too_common",
    });
    await expect(confirmEmail(world.platform, { token })).rejects.toMatchObject(dead);
    clock.advance(60 * minuteMs);
    await expect(resetPassword(world.platform, { token, password: nextPassword })).rejects.toMatchObject(dead);
  });

  test("an address without an account gets the same answer and no mail, and waits as long", async () => {
    const email = await newUser();
    await ask(email, true);
    await ask("nobody@clinic.example", true);
    expect(await mailsTo(world.platform, email)).toHaveLength(1);
    expect(await mailsTo(world.platform, "nobody@clinic.example")).toEqual([]);
    const refusals = await Promise.all(
      [email, "nobody@clinic.example"].map((to) => ask(to, true).catch((error) => error)),
    );
    expect(refusals[0]).toMatchObject({ code: "identity.too_many_attempts", retryAfterSeconds: 60 });
    expect(refusals[1]).toMatchObject({ message: refusals[0].message });
  });
});
