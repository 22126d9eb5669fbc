import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Webhook } from "standardwebhooks";
import { Resend } from "resend";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { isObject, json, type Call } from "../http.ts";
import { request, until } from "../testing/client.ts";
import { startReceiver, type Receiver } from "../testing/receiver.ts";
import { startResend, type ResendSimulator } from "./server.ts";
import { defaultSwitches, type ResendOptions } from "./settings.ts";

const SECRET = `whsec_${Buffer.from("a secret of the simulator").toString("base64")}`;
const MAIL = {
  from: "Duka <no-reply@mail.example>",
  to: ["asha@example.com"],
  subject: "Receipt",
  html: "<p>Paid</p>",
  text: "Paid",
};

let app: Receiver;
let resend: ResendSimulator;
let options: ResendOptions;

beforeAll(async () => {
  app = await startReceiver();
  options = {
    port: 0,
    directory: await mkdtemp(join(tmpdir(), "resend-")),
    apiKey: "re_simulator",
    webhookUrl: `${app.url}/hook`,
    webhookSecret: SECRET,
    switches: { requests_per_second: 0, event_delay_ms: 0, webhook_retry_ms: [0, 0, 0] },
  };
  resend = await startResend(options);
});

afterAll(async () => {
  await resend.stop();
  await app.close();
  await rm(options.directory, { recursive: true });
});

beforeEach(async () => {
  Object.assign(resend.state.switches, defaultSwitches(options));
  await request("POST", `${resend.url}/__sim/reset`);
  app.calls.length = 0;
  app.answer(() => json(200, {}));
});

const switches = (body: unknown) => request("PUT", `${resend.url}/__sim/switches`, body);
const send = (body: unknown, headers: Record<string, string> = {}, path = "/emails") =>
  request("POST", `${resend.url}${path}`, body, { authorization: "Bearer re_simulator", ...headers });

function hookOf(call: Call): Record<string, unknown> {
  const body: unknown = JSON.parse(call.body.toString());
  return isObject(body) ? body : {};
}

const typesOf = (id: unknown): unknown[] =>
  app.calls.map(hookOf).flatMap((hook) => (isObject(hook.data) && hook.data.email_id === id ? [hook.type] : []));

test("the official client sends, and what it sent can be read", async () => {
  const client = new Resend("re_simulator", { baseUrl: resend.url });
  const sent = await client.emails.send({
    ...MAIL,
    attachments: [{ filename: "a.txt", content: Buffer.from("hello") }],
  });
  expect(sent.error).toBeNull();
  const read = await client.emails.get(sent.data?.id ?? "");
  expect(read.data).toMatchObject({
    object: "email",
    subject: "Receipt",
    to: ["asha@example.com"],
    html: "<p>Paid</p>",
  });
  expect([...resend.state.mails.values()][0]?.attachments[0]).toMatchObject({ filename: "a.txt", content: "aGVsbG8=" });
});

test("errors are the triple of status, name and message", async () => {
  const name = async (body: unknown, headers?: Record<string, string>) => {
    const answer = await send(body, headers);
    return [answer.status, answer.body.statusCode, answer.body.name];
  };
  expect(await name(MAIL, { authorization: "Bearer re_other" })).toEqual([403, 403, "invalid_api_key"]);
  expect(await name({ ...MAIL, subject: undefined })).toEqual([422, 422, "missing_required_field"]);
  expect(await name({ ...MAIL, from: "nobody" })).toEqual([422, 422, "invalid_from_address"]);
  expect(await name({ ...MAIL, to: [] })).toEqual([422, 422, "validation_error"]);
  expect(await name({ ...MAIL, tags: [{ name: "a b", value: "c" }] })).toEqual([422, 422, "validation_error"]);
  await switches({ domains: ["jumbe.example"] });
  expect(await name(MAIL)).toEqual([403, 403, "validation_error"]);
  const missing = await request("POST", `${resend.url}/emails`, MAIL);
  expect([missing.status, missing.body.name]).toEqual([401, "missing_api_key"]);
  const agentless = await request("POST", `${resend.url}/emails`, MAIL, { "user-agent": "" });
  expect([agentless.status, agentless.text]).toEqual([403, "error code: 1010"]);
});

test("the limiter counts in four headers and refuses with the limit's name", async () => {
  await switches({ requests_per_second: 2 });
  const answers = await Promise.all([send(MAIL), send(MAIL), send(MAIL)]);
  const refused = answers.find((answer) => answer.status === 429);
  expect(refused?.body.name).toBe("rate_limit_exceeded");
  for (const header of ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset", "retry-after"]) {
    expect(refused?.headers.get(header)).toMatch(/^\d+$/);
  }
  await switches({ requests_per_second: 0, daily_quota: 2 });
  expect((await send(MAIL)).body.name).toBe("daily_quota_exceeded");
});

test("an idempotency key gives the first answer again, refuses another payload and a running twin", async () => {
  const first = await send(MAIL, { "idempotency-key": "k1" });
  expect((await send(MAIL, { "idempotency-key": "k1" })).body).toEqual(first.body);
  expect(resend.state.mails.size).toBe(1);
  expect((await send({ ...MAIL, subject: "Other" }, { "idempotency-key": "k1" })).body.name).toBe(
    "invalid_idempotent_request",
  );
  expect((await send(MAIL, { "idempotency-key": "x".repeat(257) })).body.name).toBe("invalid_idempotency_key");
  await switches({ answer_delay_ms: 50 });
  const twins = await Promise.all([send(MAIL, { "idempotency-key": "k2" }), send(MAIL, { "idempotency-key": "k2" })]);
  expect(twins.map((answer) => answer.body.name)).toContain("concurrent_idempotent_requests");
});

test("a batch is a bare array: strict refuses all, permissive lists the bad ones", async () => {
  const bad = { ...MAIL, to: "nobody" };
  expect((await send([MAIL, bad], {}, "/emails/batch")).status).toBe(422);
  expect(resend.state.mails.size).toBe(0);
  const permissive = await send([MAIL, bad], { "x-batch-validation": "permissive" }, "/emails/batch");
  expect(permissive.body).toMatchObject({
    data: [{ id: expect.any(String) }],
    errors: [{ index: 1, message: "Invalid `to` field" }],
  });
  expect((await send([{ ...MAIL, attachments: [{ content: "eA==" }] }], {}, "/emails/batch")).status).toBe(422);
});

test("events are signed as svix does, tags come as an object, test recipients drive them", async () => {
  const sent = await send({ ...MAIL, to: "bounced+x@resend.dev", tags: [{ name: "tenant", value: "t_17" }] });
  await until(() => typesOf(sent.body.id).length === 2);
  expect(typesOf(sent.body.id)).toEqual(["email.sent", "email.bounced"]);
  const call = app.calls[1];
  const header = (name: string) => String(call?.headers[name]);
  const verified = new Webhook(SECRET).verify(String(call?.body), {
    "webhook-id": header("svix-id"),
    "webhook-timestamp": header("svix-timestamp"),
    "webhook-signature": header("svix-signature"),
  });
  expect(verified).toMatchObject({ data: { tags: { tenant: "t_17" }, bounce: { type: "Permanent" } } });
  const complained = await send({ ...MAIL, to: "complained@resend.dev" });
  await until(() => typesOf(complained.body.id).includes("email.complained"));
});

test("webhooks are tried again under the same id, doubled and disordered on demand", async () => {
  app.answer(() => json(500, {}));
  const sent = await send(MAIL);
  await until(() => typesOf(sent.body.id).length >= 4);
  expect(new Set(app.calls.map((call) => call.headers["svix-id"])).size).toBe(2);
  app.answer(() => json(200, {}));
  await switches({ webhook_duplicates: 1, webhook_disorder: true });
  const again = await send(MAIL);
  await until(() => typesOf(again.body.id).length === 4);
  expect(typesOf(again.body.id)[0]).toBe("email.delivered");
});

test("mails and idempotency keys outlive a restart; scheduled ones can be cancelled", async () => {
  const first = await send({ ...MAIL, scheduled_at: "2026-12-01T08:00:00+03:00" }, { "idempotency-key": "kept" });
  await resend.stop();
  resend = await startResend(options);
  const again = await send({ ...MAIL, scheduled_at: "2026-12-01T08:00:00+03:00" }, { "idempotency-key": "kept" });
  expect(again.body).toEqual(first.body);
  const id = String(first.body.id);
  await until(() => resend.state.mails.get(id)?.lastEvent === "scheduled");
  expect((await send(undefined, {}, `/emails/${id}/cancel`)).status).toBe(200);
  expect(resend.state.mails.get(id)?.lastEvent).toBe("canceled");
});
