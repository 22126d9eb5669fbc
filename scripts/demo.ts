/**
 * `npm run demo`: drives the whole main job over HTTP against the instance that runs on DATA_DIR: balance, top-up, SMS,
 * delivery, webhooks, balance. It prints each step with its time; the exit code is 1 when one fails. Where M-Pesa is not
 * simulated, give your own phone with `--phone 07…` and enter the PIN when it asks.
 */
import { createHmac, randomInt } from "node:crypto";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createApiClient } from "./harness/api-client.ts";
import { startReceiver, type ReceivedWebhook } from "./harness/receiver.ts";
import { readJsonFile } from "./launch/private-file.ts";
import { dataDirectory, runningEnvironment } from "./running-environment.ts";

type Endpoint = { id: string; secret: string };

const { values } = parseArgs({ options: { phone: { type: "string" }, amount: { type: "string", default: "100" } } });
const amount = Number(values.amount);
const dataDir = dataDirectory();
const environment = runningEnvironment(dataDir);
const { tenant } = readJsonFile(join(dataDir, "demo.json")) as { tenant?: { live_key: string } };
const { APP_URL: baseUrl, DARAJA_BASE_URL: daraja, SIMULATORS_RUNNING: simulators = "" } = environment;
if (!baseUrl || !tenant) fail(`Nothing with a demo runs on ${dataDir}. Start it first.`);
const simulated = simulators.split(",").includes("daraja");
if (!simulated && !values.phone) fail("M-Pesa is real here: give the phone that pays with --phone 07…");
const phone = values.phone ?? `25471${randomInt(10_000, 99_999)}12`.slice(0, 12);

const api = createApiClient(baseUrl, tenant.live_key, 30_000);
const receiver = await startReceiver(0);
const startedAt = performance.now();

const before = await step("Balance", async () => {
  const { balance } = await call<{ balance: number }>("GET", "/api/v1/client/balance", 200);
  return { value: balance, told: kes(balance) };
});
const endpoint = await step("Webhook endpoint", async () => {
  const events = ["topup.completed", "message.sent", "message.delivered"];
  const answer = await api("POST", "/api/v1/webhooks/endpoints", { body: { url: receiver.url, events } });
  if (answer?.status === 201) return { value: JSON.parse(answer.body) as Endpoint, told: receiver.url };
  if (answer?.body.includes("webhooks.url_refused"))
    return { value: null, told: "left out: this instance calls no private address" };
  throw new Error(`answered ${answer?.status}: ${answer?.body}`);
});
const topUp = await step("Top-up asked for", async () => {
  const body = { amount, payment_method: "mpesa", phone_number: phone };
  const started = await call<{ transaction_id: string; checkout_request_id: string | null }>(
    "POST",
    "/api/v1/wallet/topup",
    202,
    body,
  );
  return { value: started, told: `${kes(amount)} from ${phone}, ${started.transaction_id}` };
});
await step(simulated ? "PIN entered on the simulated phone" : "Waiting for the PIN on the phone", async () => {
  if (simulated) {
    const url = `${daraja}/__sim/prompts/${topUp.checkout_request_id}`;
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"action":"pay"}',
    });
    if (!answer.ok) throw new Error(`the phone answered ${answer.status}: ${await answer.text()}`);
  }
  return { value: null, told: "" };
});
await step("Top-up credited", async () => {
  const path = `/api/v1/wallet/topup/${topUp.transaction_id}`;
  const done = await poll(simulated ? 30_000 : 180_000, async () => {
    const found = await call<{ status: string; reason: string | null; mpesa_receipt: string | null }>("GET", path, 200);
    return ["pending", "processing"].includes(found.status) ? null : found;
  });
  if (done.status !== "completed") throw new Error(`it is ${done.status}: ${done.reason}`);
  return { value: null, told: `receipt ${done.mpesa_receipt ?? "to follow"}` };
});
const sent = await step("SMS accepted", async () => {
  const body = { recipient: phone, message: "Your appointment is tomorrow at 9.00. Reply to this clinic for changes." };
  const accepted = await call<{ message_id: string; cost: number; balance: number }>(
    "POST",
    "/api/v1/sms/send",
    202,
    body,
  );
  return { value: accepted, told: `${accepted.message_id}, ${kes(accepted.cost)}` };
});
await step("SMS delivered", async () => {
  const status = await poll(30_000, async () => {
    const found = await call<{ status: string }>("GET", `/api/v1/sms/status/${sent.message_id}`, 200);
    return ["queued", "sending", "sent"].includes(found.status) ? null : found.status;
  });
  if (status !== "delivered") throw new Error(`it is ${status}`);
  return { value: null, told: "" };
});
if (endpoint !== null) {
  await step("Webhooks received and signed", async () => {
    const wanted = ["topup.completed", "message.sent", "message.delivered"];
    await poll(30_000, async () =>
      wanted.every((event) => receiver.received.some((one) => one.event === event)) ? true : null,
    );
    const forged = receiver.received.filter((one) => !isSigned(one, endpoint.secret));
    if (forged.length > 0) throw new Error(`${forged.length} were not signed with the endpoint's secret`);
    await api("DELETE", `/api/v1/webhooks/endpoints/${endpoint.id}`);
    return { value: null, told: wanted.join(", ") };
  });
}
await step("Balance right", async () => {
  const { balance } = await call<{ balance: number }>("GET", "/api/v1/client/balance", 200);
  const expected = before + amount - sent.cost;
  if (balance !== expected) throw new Error(`it is ${kes(balance)} and should be ${kes(expected)}`);
  return { value: null, told: kes(balance) };
});
process.stdout.write(`The main job works (${((performance.now() - startedAt) / 1000).toFixed(1)} s).\n`);
process.exit(0);

async function step<T>(name: string, work: () => Promise<{ value: T; told: string }>): Promise<T> {
  const at = performance.now();
  const time = () => `${((performance.now() - at) / 1000).toFixed(2)} s`.padStart(8);
  try {
    const { value, told } = await work();
    process.stdout.write(`${time()}  ${name}${told ? `: ${told}` : ""}\n`);
    return value;
  } catch (error) {
    return fail(`${time()}  ${name} FAILED: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

async function call<T>(method: string, path: string, status: number, body?: object): Promise<T> {
  const answer = await api(method, path, body ? { body } : {});
  if (answer?.status !== status)
    throw new Error(`${method} ${path} was answered ${answer?.status ?? "nothing"}: ${answer?.body ?? ""}`);
  return JSON.parse(answer.body) as T;
}

async function poll<T>(timeoutMs: number, look: () => Promise<T | null>): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > deadline) throw new Error(`nothing within ${timeoutMs / 1000} s`);
    await delay(150);
  }
}

function isSigned({ body, signature }: ReceivedWebhook, key: string): boolean {
  return signature === `sha256=${createHmac("sha256", key).update(body).digest("hex")}`;
}

function kes(value: number): string {
  return `KES ${value.toLocaleString("en-KE", { minimumFractionDigits: 2, maximumFractionDigits: 4 })}`;
}
