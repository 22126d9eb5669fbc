import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findTestKey } from "#/lib/api-keys/find-test-key.ts";
import { verifyApiKey } from "#/lib/api-keys/verify-api-key.ts";
import { fixedClock } from "#/lib/core/clock.ts";
import { findSession } from "#/lib/identity/find-session.ts";
import { findUserByEmail } from "#/lib/identity/lookup.ts";
import { signIn } from "#/lib/identity/sign-in.ts";
import { findClaimedUser } from "#/lib/identity/sign-up-claim.ts";
import { listMemberships } from "#/lib/team/list-memberships.ts";
import { getTenant } from "#/lib/tenants/lookup.ts";
import { requireUsable } from "#/lib/tenants/require-usable.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { changeSignUpEmail } from "./change-sign-up-email.ts";
import { confirmEmail } from "./confirm-email.ts";
import { continueSignUp } from "./continue-sign-up.ts";
import { requestVerification } from "./request-verification.ts";
import { signUp, type SignUpInput } from "./sign-up.ts";
import { lastToken, mailsTo } from "./testing/mails.ts";

const clock = fixedClock(new Date("2026-03-02T08:00:00Z"));
const hourMs = 3_600_000;
const appUrl = "https://app.example";
const device = { ip: "41.90.1.1", userAgent: "Browser" };
let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld({ clock });
});
afterAll(() => world.close());

let applicants = 0;
function application(changes: Partial<SignUpInput> = {}): SignUpInput {
  const number = ++applicants;
  // Mails are told apart by their times.
  clock.advance(1);
  return {
    organisation: `Mwangaza ${number}`,
    name: "Asha Wekesa",
    email: `asha${number}@mwangaza.example`,
    phone: "0700 000 101",
    password: "twiga anakunywa maji",
    ip: `10.0.0.${number}`,
    appUrl,
    throttled: true,
    ...changes,
  };
}

async function tenantOf(email: string) {
  const user = await findUserByEmail(world.platform, email);
  if (!user) throw new Error("There is no such user.");
  const [membership] = await listMemberships(world.platform, user.id);
  if (!membership) throw new Error("The user has no tenant.");
  return { user, role: membership.role, tenant: await getTenant(world.platform, membership.tenantId) };
}

const templatesTo = async (email: string) => (await mailsTo(world.platform, email)).map(({ template }) => template);

describe("signUp", () => {
  test("a new address gets a tenant with owner, test key, play money, and a link to its inbox", async () => {
    const input = application();
    const { email, claim } = await signUp(world.platform, { ...input, email: input.email.toUpperCase() });
    expect(email).toBe(input.email);
    const { user, role, tenant } = await tenantOf(email);
    expect(role).toBe("owner");
    expect(user).toMatchObject({ emailVerifiedAt: null, phone: "254700000101" });
    expect(tenant).toMatchObject({ name: input.organisation, status: "pending_verification" });
    expect(await templatesTo(email)).toEqual(["verify-email"]);
    const key = await findTestKey(world.tenantCtx(tenant.id, { mode: "test" }));
    expect((await verifyApiKey(world.platform, { key: key ?? "", ip: null })).tenant.id).toBe(tenant.id);
    expect(() => requireUsable(tenant.status, "test")).toThrow(/not verified/);
    expect(await continueSignUp(world.platform, { claim, ...device })).toBeNull();
    const audit = await world.pools.platform.sql<{ action: string }[]>`
      select action from audit_log where tenant_id = ${tenant.id} order by seq`;
    expect(audit.map(({ action }) => action)).toEqual([
      "tenants.created",
      "team.member_added",
      "api_keys.created",
      "onboarding.signed_up",
    ]);
  });

  test("the link moves the tenant on, and the browser that signed up is signed in on whatever device it was opened", async () => {
    const input = application();
    const { email, claim } = await signUp(world.platform, input);
    await confirmEmail(world.platform, { token: await lastToken(world.platform, email) });
    const { user, tenant } = await tenantOf(email);
    expect(tenant.status).toBe("pending_approval");
    expect(() => requireUsable(tenant.status, "test")).not.toThrow();
    const opened = await continueSignUp(world.platform, { claim, ...device });
    expect((await findSession(world.platform, opened?.sessionId ?? ""))?.user.id).toBe(user.id);
    clock.advance(24 * hourMs);
    expect(await continueSignUp(world.platform, { claim, ...device })).toBeNull();
  });

  test("a link works once, for a day, and only as what it was made for", async () => {
    const { email } = await signUp(world.platform, application());
    const token = await lastToken(world.platform, email);
    await confirmEmail(world.platform, { token });
    const dead = { code: "identity.link_invalid" };
    await expect(confirmEmail(world.platform, { token })).rejects.toMatchObject(dead);
    await expect(confirmEmail(world.platform, { token: "x" })).rejects.toMatchObject(dead);
    const late = await signUp(world.platform, application());
    const lateToken = await lastToken(world.platform, late.email);
    clock.advance(24 * hourMs);
    await expect(confirmEmail(world.platform, { token: lateToken })).rejects.toMatchObject(dead);
  });

  test("an address with an account gets the same answer; its owner is told by mail and nothing changes", async () => {
    const input = application();
    const { email } = await signUp(world.platform, input);
    await confirmEmail(world.platform, { token: await lastToken(world.platform, email) });
    const again = await signUp(world.platform, application({ email, password: "simba alikula nyama" }));
    expect(again.email).toBe(email);
    expect(again.claim).toMatch(/^usr_[0-9a-z]{26}\.[0-9a-f]{64}$/);
    expect(await templatesTo(email)).toEqual(["verify-email", "account-exists"]);
    expect(await continueSignUp(world.platform, { claim: again.claim, ...device })).toBeNull();
    await expect(
      signIn(world.platform, { email, password: "simba alikula nyama", ...device, throttled: false }),
    ).rejects.toMatchObject({ code: "identity.wrong_credentials" });
    await signIn(world.platform, { email, password: input.password, ...device, throttled: false });
  });

  test("who signs up again before the link has the account, and the first one's password and claim are void", async () => {
    const { email, claim } = await signUp(world.platform, application());
    const { tenant } = await tenantOf(email);
    const second = application({ email, organisation: "Kilele School", password: "simba alikula nyama" });
    const renewed = await signUp(world.platform, second);
    await confirmEmail(world.platform, { token: await lastToken(world.platform, email) });
    expect((await tenantOf(email)).tenant).toMatchObject({ id: tenant.id, name: "Kilele School" });
    expect(await continueSignUp(world.platform, { claim, ...device })).toBeNull();
    expect(await continueSignUp(world.platform, { claim: renewed.claim, ...device })).not.toBeNull();
  });

  test("two sign-ups of one address at once make one tenant", async () => {
    const input = application({ throttled: false });
    await Promise.all([signUp(world.platform, input), signUp(world.platform, input)]);
    const [count] = await world.pools.platform.sql<{ count: bigint }[]>`
      select count(*) as count from tenants where email = ${input.email}`;
    expect(count?.count).toBe(1n);
  });

  test("a bad phone and a weak password are named, and nothing is made", async () => {
    const phone = application({ phone: "020 123" });
    await expect(signUp(world.platform, phone)).rejects.toMatchObject({
      code: "onboarding.phone_invalid",
      param: "phone",
    });
    const weak = application({ password: "mwangaza2026", organisation: "Mwangaza" });
    await expect(signUp(world.platform, weak)).rejects.toMatchObject({
      code: "identity.password_too_common",
      param: "password",
    });
    expect(await findUserByEmail(world.platform, weak.email)).toBeNull();
  });
});

describe("requestVerification", () => {
  test("a waiting address gets another link once a minute; any other gets the same answer and nothing", async () => {
    const { email } = await signUp(world.platform, application());
    const ask = (to: string) =>
      requestVerification(world.platform, { email: to, ip: "10.9.0.1", appUrl, throttled: true });
    const former = await lastToken(world.platform, email);
    clock.advance(1);
    await ask(email);
    await expect(confirmEmail(world.platform, { token: former })).rejects.toMatchObject({
      code: "identity.link_invalid",
    });
    await ask("nobody@mwangaza.example");
    await expect(ask(email)).rejects.toMatchObject({ code: "identity.too_many_attempts", retryAfterSeconds: 60 });
    await expect(ask("nobody@mwangaza.example")).rejects.toMatchObject({ code: "identity.too_many_attempts" });
    clock.advance(60_000);
    await ask(email);
    expect(await templatesTo(email)).toEqual(["verify-email", "verify-email", "verify-email"]);
    expect(await templatesTo("nobody@mwangaza.example")).toEqual([]);
  });
});

describe("changeSignUpEmail", () => {
  const ask = async (claim: string, email: string) => {
    const userId = (await findClaimedUser(world.platform, claim))?.id ?? null;
    return changeSignUpEmail(world.platform, { userId, email, ip: null, appUrl, throttled: false });
  };

  test("the browser that signed up moves the account to another address; the former link is void", async () => {
    const { email, claim } = await signUp(world.platform, application());
    const former = await lastToken(world.platform, email);
    const next = `new-${email}`;
    expect(await ask(claim, next)).toEqual({ email: next });
    await expect(confirmEmail(world.platform, { token: former })).rejects.toMatchObject({
      code: "identity.link_invalid",
    });
    await confirmEmail(world.platform, { token: await lastToken(world.platform, next) });
    expect((await tenantOf(next)).tenant).toMatchObject({ email: next, status: "pending_approval" });
    expect(await ask(claim, `late-${email}`)).toEqual({ email: `late-${email}` });
    expect(await templatesTo(`late-${email}`)).toEqual([]);
  });

  test("an address that is taken gets a mail that says so, and the account stays where it was", async () => {
    const taken = await signUp(world.platform, application());
    const { email, claim } = await signUp(world.platform, application());
    expect(await ask(claim, taken.email)).toEqual({ email: taken.email });
    expect((await templatesTo(taken.email)).at(-1)).toBe("account-exists");
    expect((await tenantOf(email)).tenant.email).toBe(email);
    await ask("usr_00000000000000000000000000.abc", "elsewhere@mwangaza.example");
    expect(await templatesTo("elsewhere@mwangaza.example")).toEqual([]);
  });
});
