import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { addStaff } from "#/lib/staff/add-staff.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { createUser } from "./create-user.ts";
import { endSession } from "./end-session.ts";
import { findSession } from "./find-session.ts";
import { signIn } from "./sign-in.ts";

const clock = fixedClock(new Date("2026-03-02T08:00:00Z"));
const password = "twiga anakunywa maji";
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld({ clock });
});
afterAll(() => world.close());

let people = 0;
async function newUser(): Promise<{ id: string; email: string }> {
  const email = `person${++people}@clinic.example`;
  return createUser(world.platform, { email, name: "Person", phone: null, password });
}

const device = { ip: "41.90.1.1", userAgent: "Browser" };
const wrongCredentials = { kind: "unauthenticated", code: "identity.wrong_credentials" };
const tryIn = (email: string, given: string, ip = device.ip) =>
  signIn(world.platform, { email, password: given, ...device, ip, throttled: true });

describe("signIn", () => {
  test("the right password opens a session, whatever the case of the address; each time a new one", async () => {
    const user = await newUser();
    const first = await tryIn(` ${user.email.toUpperCase()} `, password);
    expect(first).toMatchObject({ userId: user.id, staff: false });
    const second = await tryIn(user.email, password);
    expect(second.sessionId).not.toBe(first.sessionId);
    expect(await findSession(world.platform, first.sessionId)).toMatchObject({
      user: { id: user.id, email: user.email },
    });
    const rows = await world.pools.platform.sql`
      select id from audit_log where subject = ${user.id} and action = 'identity.signed_in'`;
    expect(rows).toHaveLength(2);
  });

  test("an unknown address and a wrong password get the same answer", async () => {
    const user = await newUser();
    const answers = await Promise.all(
      [tryIn(user.email, "wrong password 1"), tryIn("nobody@clinic.example", password)].map((attempt) =>
        attempt.then(
          () => null,
          (error: Error & { code: string }) => `${error.code} ${error.message}`,
        ),
      ),
    );
    expect(answers[0]).toContain(wrongCredentials.code);
    expect(answers[1]).toBe(answers[0]);
  });

  test("it takes as long for an unknown address as for a wrong password", async () => {
    const user = await newUser();
    const timesMs = { known: [] as number[], unknown: [] as number[] };
    const measure = async (email: string, times: number[]) => {
      const startedMs = performance.now();
      await expect(
        signIn(world.platform, { email, password: "wrong password 1", ...device, throttled: false }),
      ).rejects.toMatchObject(wrongCredentials);
      times.push(performance.now() - startedMs);
    };
    await measure(user.email, []);
    await measure("nobody@clinic.example", []);
    for (let round = 0; round < 20; round++) {
      await measure(user.email, timesMs.known);
      await measure("nobody@clinic.example", timesMs.unknown);
    }
    const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length / 2] ?? 0;
    expect(Math.abs(median(timesMs.known) - median(timesMs.unknown))).toBeLessThan(20);
  });

  test("after five failures the account waits at that address, longer each time, also with the right password", async () => {
    const user = await newUser();
    for (let attempt = 0; attempt < 5; attempt++) {
      await expect(tryIn(user.email, "wrong", "10.1.0.1")).rejects.toMatchObject(wrongCredentials);
    }
    const waits: number[] = [];
    for (let attempt = 0; attempt < 4; attempt++) {
      const refusal: { code: string; retryAfterSeconds: number } = await tryIn(user.email, password, "10.1.0.1").then(
        () => Promise.reject(new Error("The account should wait.")),
        (error) => error,
      );
      expect(refusal.code).toBe("identity.too_many_attempts");
      waits.push(refusal.retryAfterSeconds);
      clock.advance(refusal.retryAfterSeconds * 1000);
      await expect(tryIn(user.email, "wrong", "10.1.0.1")).rejects.toMatchObject(wrongCredentials);
    }
    expect(waits).toEqual([5, 10, 20, 40]);
    expect(await tryIn(user.email, password, "10.1.0.2")).toMatchObject({ userId: user.id });
    clock.advance(80_000);
    expect(await tryIn(user.email, password, "10.1.0.1")).toMatchObject({ userId: user.id });
    await expect(tryIn(user.email, "wrong", "10.1.0.1")).rejects.toMatchObject(wrongCredentials);
  });

  test("many tries at once count like one after the other", async () => {
    const user = await newUser();
    const outcomes = await Promise.allSettled(Array.from({ length: 15 }, () => tryIn(user.email, "wrong", "10.2.0.1")));
    const codes = outcomes.map((outcome) => (outcome.status === "rejected" ? outcome.reason.code : "in"));
    expect(codes.filter((code) => code === "identity.wrong_credentials")).toHaveLength(5);
  });

  test("one address has twenty tries a minute over all accounts", async () => {
    for (let attempt = 0; attempt < 20; attempt++) {
      await expect(tryIn(`stranger${attempt}@x.example`, "wrong", "10.3.0.1")).rejects.toMatchObject(wrongCredentials);
    }
    await expect(tryIn("stranger99@x.example", "wrong", "10.3.0.1")).rejects.toMatchObject({ kind: "limit" });
    clock.advance(minuteMs);
    await expect(tryIn("stranger99@x.example", "wrong", "10.3.0.1")).rejects.toMatchObject(wrongCredentials);
  });
});

describe("sessions", () => {
  test("an ended session is refused at the next request, and ending it again changes nothing", async () => {
    const user = await newUser();
    const { sessionId } = await tryIn(user.email, password, "10.4.0.1");
    await endSession(world.platform, sessionId);
    await endSession(world.platform, sessionId);
    expect(await findSession(world.platform, sessionId)).toBeNull();
    const rows = await world.pools.platform.sql`
      select id from audit_log where subject = ${user.id} and action = 'identity.signed_out'`;
    expect(rows).toHaveLength(1);
  });

  test.each([
    { who: "a tenant's", staff: false, idleMs: 12 * hourMs, absoluteMs: 14 * 24 * hourMs },
    { who: "staff's", staff: true, idleMs: 30 * minuteMs, absoluteMs: 12 * hourMs },
  ])("$who session ends when it was idle, and after its life however busy", async ({ staff, idleMs, absoluteMs }) => {
    const user = await newUser();
    if (staff) await addStaff(world.platform, { userId: user.id, role: "admin" });
    const idle = await tryIn(user.email, password, "10.5.0.1");
    expect(idle.staff).toBe(staff);
    clock.advance(idleMs - 1);
    expect(await findSession(world.platform, idle.sessionId)).not.toBeNull();
    clock.advance(idleMs);
    expect(await findSession(world.platform, idle.sessionId)).toBeNull();

    const busy = await tryIn(user.email, password, "10.5.0.1");
    for (let passedMs = 0; passedMs + idleMs / 2 < absoluteMs; passedMs += idleMs / 2) {
      expect(await findSession(world.platform, busy.sessionId)).not.toBeNull();
      clock.advance(idleMs / 2);
    }
    clock.advance(idleMs / 2);
    expect(await findSession(world.platform, busy.sessionId)).toBeNull();
  });

  test("an unknown id is nobody", async () => {
    expect(await findSession(world.platform, "ses_00000000000000000000000000")).toBeNull();
  });
});

describe("createUser", () => {
  test("an address is one user's, and a weak password nobody's", async () => {
    const user = await newUser();
    const again = { email: user.email.toUpperCase(), name: "Other", phone: null, password };
    await expect(createUser(world.platform, again)).rejects.toMatchObject({ code: "identity.email_taken" });
    const weak = { email: "weak@clinic.example", name: "Weak", phone: null, password: "password1234" };
    await expect(createUser(world.platform, weak)).rejects.toMatchObject({ code: "identity.password_too_common" });
  });

  test("the hash is argon2id of at least 19 MiB, two passes, one lane", async () => {
    const user = await newUser();
    const [row] = await world.pools.platform.sql<{ hash: string }[]>`
      select password_hash as hash from users where id = ${user.id}`;
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
