import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Mail, Mailer, MailEnvelope } from "#/lib/notifications/mailer.ts";
import { startSimulators, type Simulators, DEMO_RESEND } from "#/simulators/start.ts";
import { findClosedPort, startServer, type TestAnswer, type TestServer } from "../../testing/start-server.ts";
import { createResendMailer } from "./create-resend-mailer.ts";

let server: TestServer;
let simulators: Simulators;
let answer: TestAnswer;

beforeAll(async () => {
  server = await startServer(() => answer);
  simulators = await startSimulators({ resend: { switches: { requests_per_second: 0 } } });
});
afterAll(async () => {
  await server.stop();
  await simulators.stop();
});
beforeEach(() => {
  server.calls.length = 0;
});
afterEach(() => vi.unstubAllEnvs());

const mail: Mail = {
  template: "reset-password",
  properties: { name: "Asha", url: "https://jumbe.example/r", minutes: 60 },
};
const render = async (given: Mail, language: string) => ({
  subject: `${given.template} ${language}`,
  html: "<p>Hi</p>",
  text: "Hi",
});

function mailer(baseUrl: string, change: { apiKey?: string; requestsPerSecond?: number } = {}): Mailer {
  return createResendMailer({
    apiKey: DEMO_RESEND.apiKey,
    baseUrl,
    from: "Jumbe <no-reply@jumbe.example>",
    render,
    requestsPerSecond: 1_000,
    timeoutMs: 400,
    ...change,
  });
}

function envelope(idempotencyKey = "eml_1", to = "asha@example.com"): MailEnvelope {
  return { to, language: "en", mail, idempotencyKey };
}

const failure = (status: number, name: string, headers: Record<string, string> = {}): TestAnswer => ({
  status,
  body: JSON.stringify({ statusCode: status, name, message: "About asha@example.com" }),
  headers,
});

test("a mail goes out as Resend documents it", async () => {
  answer = { status: 200, body: '{"id":"5e3f"}' };
  expect(await mailer(server.url).send(envelope())).toEqual({ kind: "sent", providerId: "5e3f" });
  const [seen] = server.calls;
  expect(seen).toMatchObject({
    method: "POST",
    path: "/emails",
    headers: { authorization: `Bearer ${DEMO_RESEND.apiKey}`, "idempotency-key": "eml_1", "user-agent": "jumbe" },
  });
  expect(JSON.parse(seen?.body ?? "")).toEqual({
    from: "Jumbe <no-reply@jumbe.example>",
    to: "asha@example.com",
    subject: "reset-password en",
    html: "<p>Hi</p>",
    text: "Hi",
  });
});

test.each([
  [401, "missing_api_key"],
  [401, "restricted_api_key"],
  [403, "invalid_api_key"],
  [400, "invalid_api_key"],
  [403, "validation_error"],
  [422, "validation_error"],
  [422, "missing_required_field"],
  [422, "invalid_from_address"],
  [422, "invalid_parameter"],
  [404, "not_found"],
  [405, "method_not_allowed"],
  [400, "invalid_idempotency_key"],
  [409, "invalid_idempotent_request"],
  [451, "security_error"],
  [418, "something_new"],
])("%d %s refuses the mail for good", async (status, name) => {
  answer = failure(status, name);
  expect(await mailer(server.url).send(envelope())).toEqual({ kind: "refused", reason: name });
});

test.each<[TestAnswer, string, number]>([
  [failure(429, "rate_limit_exceeded"), "rate_limit_exceeded", 1_000],
  [failure(429, "rate_limit_exceeded", { "retry-after": "3" }), "rate_limit_exceeded", 3_000],
  [failure(429, "daily_quota_exceeded"), "daily_quota_exceeded", 3_600_000],
  [failure(429, "monthly_quota_exceeded"), "monthly_quota_exceeded", 21_600_000],
  [failure(409, "concurrent_idempotent_requests"), "concurrent_idempotent_requests", 2_000],
  [failure(500, "application_error"), "application_error", 5_000],
  [failure(500, "internal_server_error"), "internal_server_error", 5_000],
  [failure(503, "something_new"), "something_new", 5_000],
  [{ status: 502, body: "<html>Bad gateway</html>" }, "application_error", 5_000],
  [{ status: 200, body: "<html>" }, "application_error", 5_000],
  [{ status: 200, body: "{}" }, "application_error", 5_000],
  ["reset", "application_error", 5_000],
  ["cut", "application_error", 5_000],
  ["hang", "application_error", 5_000],
])("after %j the mail is tried again under the same key", async (given, reason, afterMs) => {
  answer = given;
  expect(await mailer(server.url).send(envelope())).toEqual({ kind: "retry", reason, afterMs });
});

test("a server nobody can connect to is tried again, a missing key is not even tried", async () => {
  const closed = `http://127.0.0.1:${await findClosedPort()}`;
  expect(await mailer(closed).send(envelope())).toMatchObject({ kind: "retry" });
  expect(await mailer(server.url, { apiKey: "" }).send(envelope())).toEqual({
    kind: "refused",
    reason: "missing_api_key",
  });
  expect(server.calls).toEqual([]);
});

test("neither outcome nor console holds an address, whatever the SDK's debug switch says", async () => {
  vi.stubEnv("RESEND_DEBUG", "true");
  answer = failure(422, "validation_error");
  const printed = vi.spyOn(console, "error");
  expect(JSON.stringify(await mailer(server.url).send(envelope()))).not.toContain("asha");
  expect(printed).not.toHaveBeenCalled();
  printed.mockRestore();
});

test("mails beyond the pace wait their turn, and go back when it is far", async () => {
  answer = { status: 200, body: '{"id":"5e3f"}' };
  const slow = mailer(server.url, { requestsPerSecond: 0.1 });
  expect((await slow.send(envelope("eml_a"))).kind).toBe("sent");
  expect(await slow.send(envelope("eml_b"))).toMatchObject({ kind: "retry", reason: "rate_limit_exceeded" });
  expect(server.calls).toHaveLength(1);
  const brisk = mailer(server.url, { requestsPerSecond: 50 });
  const started = performance.now();
  await Promise.all([1, 2, 3].map((count) => brisk.send(envelope(`eml_${count}`))));
  expect(performance.now() - started).toBeGreaterThanOrEqual(38);
});

test("against the simulator a repeated key sends once, and another text under it is refused", async () => {
  const own = mailer(simulators.resend.url);
  const first = await own.send(envelope("eml_once", "once@example.com"));
  expect(first.kind).toBe("sent");
  expect(await own.send(envelope("eml_once", "once@example.com"))).toEqual(first);
  expect(await own.send(envelope("eml_once", "other@example.com"))).toEqual({
    kind: "refused",
    reason: "invalid_idempotent_request",
  });
});

test("against the simulator a wrong key is refused", async () => {
  const outcome = await mailer(simulators.resend.url, { apiKey: "re_wrong" }).send(envelope("eml_wrong"));
  expect(outcome).toMatchObject({ kind: "refused", reason: "invalid_api_key" });
});
