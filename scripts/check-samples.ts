/**
 * `npm run samples`: runs the docs' samples, every operation and every call of a guide in every language, against a
 * running app in test mode. With languages as arguments only those run.
 * SAMPLES_URL and SAMPLES_KEY say where and with which test key; without them the demo of $DATA_DIR is asked.
 * The last line is "N passed, N failed, N skipped": a language this machine lacks is skipped.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { guideGroups } from "#/components/docs/guides.ts";
import { readCall } from "#/components/docs/read-call.ts";
import { findGuide } from "#/components/docs/read-guide.ts";
import { operations } from "#/lib/api/v1/index.ts";
import type { OperationShape } from "#/lib/api/operation.ts";
import { sampleLanguages, snippetsOf, type SampleLanguage } from "#/lib/api/snippets.ts";
import { readDemo } from "#/lib/onboarding/demo-file.ts";
import { rateWindowMs } from "#/lib/limits/rate-limit.ts";
import { createExampleMaker, type Caller } from "./samples/example-maker.ts";
import { languagesHere, runSample, statusOf, type SampleRun } from "./samples/programs.ts";

/** What is refused, with 409, to a tenant that sends through the platform's account. */
const refusedHere = ["wallet.sync", "wallet.test_connection"];

/** Longer answers are documents that only speak of the limit. */
const longestRefusal = 5_000;

const { baseUrl, apiKey } = await readTarget();
const receiver = createServer((request, response) => request.resume().on("end", () => response.writeHead(204).end()));
await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
const webhookUrl = process.env.SAMPLES_WEBHOOK_URL ?? `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;

const call: Caller = async (method, path, body) => {
  const headers = { "X-API-Key": apiKey, "Content-Type": "application/json" };
  const response = await fetch(`${baseUrl}/api/v1/${path}`, { method, headers, body: body && JSON.stringify(body) });
  const answer = await response.json();
  if (response.status === 429) {
    await delay(1000 * Number(response.headers.get("Retry-After")));
    return call(method, path, body);
  }
  if (!response.ok) throw new Error(`${method} ${path} answers ${response.status} ${answer.code}: ${answer.detail}`);
  return answer;
};
const exampleOf = createExampleMaker(call, webhookUrl);
const here = languagesHere();
const wanted = sampleLanguages.filter((language) => process.argv.length === 2 || process.argv.includes(language));
const count = { passed: 0, failed: 0, skipped: 0 };

for (const { operation } of operations) await checkAll(operation.id, operation, operation.example);
for (const { guide, named } of await readGuideCalls())
  await checkAll(`${guide}: ${named.operation.id}`, named.operation, named.example);
receiver.close();

const missing = wanted.filter((language) => !here.includes(language));
if (missing.length > 0) say("", `Not on this machine, so skipped: ${missing.join(", ")}`);
say("", `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed === 0 ? 0 : 1;

/** Every call that stands in a guide. */
async function readGuideCalls() {
  const contract = operations.map(({ operation }) => operation);
  const guides = await Promise.all(guideGroups.flatMap(({ guides: names }) => names.map((name) => findGuide(name))));
  return guides.flatMap((guide) =>
    [...(guide?.body.matchAll(/^```sample\n([\s\S]*?)\n```$/gm) ?? [])].map(([, text = ""]) => ({
      guide: guide?.name,
      named: readCall(contract, text),
    })),
  );
}

/** The call in every wanted language. */
async function checkAll(name: string, operation: OperationShape, shown: OperationShape["example"]): Promise<void> {
  const told: string[] = [];
  for (const language of wanted) {
    const fault = here.includes(language) ? await check(operation, language, shown) : "skipped";
    if (fault === null) count.passed++;
    else if (fault === "skipped") count.skipped++;
    else {
      count.failed++;
      told.push(`        ${language}: ${fault}`);
    }
  }
  await removeEndpoints(operation);
  say(`${told.length === 0 ? "ok    " : "FAILED"}  ${name}`, ...told);
}

/** What is wrong with the sample, or null. */
async function check(operation: OperationShape, language: SampleLanguage, shown: OperationShape["example"]) {
  try {
    const example = await exampleOf(operation.id, shown);
    const code = snippetsOf(operation, { baseUrl, apiKey, example })[language];
    const run = await runSample(language, code);
    if (!isRateLimited(run)) return judge(operation, language, run);
    await delay(rateWindowMs);
    return judge(operation, language, await runSample(language, code));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isRateLimited({ output, errors }: SampleRun): boolean {
  if (output.length + errors.length > longestRefusal) return false;
  return /rate_exceeded|HTTP Error 429|More than \d+ requests in a minute/.test(output + errors);
}

function judge(operation: OperationShape, language: SampleLanguage, run: SampleRun): string | null {
  const told = `${run.output} ${run.errors}`.trim().slice(0, 400);
  const status = statusOf(language, run);
  const silent = language === "javascript";
  if (refusedHere.includes(operation.id)) {
    return (silent ? run.errors.startsWith("Error: ") : status === 409) ? null : told;
  }
  const clean = run.exitCode === 0 && run.errors === "";
  return clean && (silent || status === operation.response.status) ? null : told;
}

/** So that the next sample may add its own: a tenant has few. */
async function removeEndpoints({ id: operationId }: OperationShape): Promise<void> {
  if (!operationId.startsWith("webhooks.")) return;
  const { data } = await call("GET", "webhooks/endpoints");
  if (!Array.isArray(data)) return;
  for (const { id } of data) await call("DELETE", `webhooks/endpoints/${id}`);
}

async function readTarget(): Promise<{ baseUrl: string; apiKey: string }> {
  const { SAMPLES_URL, SAMPLES_KEY, DATA_DIR = ".data", PORT = "3000" } = process.env;
  const apiKey = SAMPLES_KEY ?? (await readDemo(join(DATA_DIR, "demo.json")))?.tenant.test_key;
  if (!apiKey?.startsWith("sk_test_")) throw new Error("SAMPLES_KEY is a test key (sk_test_…) of the running app");
  return { baseUrl: SAMPLES_URL ?? `http://localhost:${PORT}`, apiKey };
}

function say(...lines: string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
