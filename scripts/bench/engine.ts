import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { Inngest } from "inngest";
import { serve } from "inngest/node";
import { createAppCaller } from "#/inngest/engine/call-app.ts";
import { canonicalJson } from "#/inngest/engine/canonical-json.ts";
import { createSigner } from "#/inngest/engine/signing.ts";
import { startPostgres } from "#/scripts/postgres.ts";

/**
 * Measures the embedded engine: PostgreSQL with fsync, the engine as a child process, the app with the SDK's Node handler in this one, signatures
 * verified both ways. Reports; asserts nothing. `node scripts/bench/engine.ts [runs=5000] [burst=20000]`
 */
const runCount = Number(process.argv[2] ?? 5000);
const burstCount = Number(process.argv[3] ?? 20_000);
const signingKey = `signkey-bench-${"be7c40".repeat(8)}`;
const eventKey = "bench";
const appId = "bench";

let noops = 0;
let stepped = 0;
let probed = (): void => {};

const dataDir = mkdtempSync(join(tmpdir(), "engine-bench-"));
const database = await startPostgres({ dataDir, port: 0 });
const app = http.createServer((request, response) => void handler(request, response));
let handler: http.RequestListener = (_, response) => void response.writeHead(503).end();
await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
const appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}/api/inngest`;
const engine = await startEngineProcess();

const client = new Inngest({ id: appId, isDev: false, baseUrl: engine.url, eventKey, signingKey });
handler = serve({
  client,
  functions: [
    client.createFunction({ id: "noop", triggers: { event: "bench/noop" } }, () => void noops++),
    client.createFunction({ id: "probe", triggers: { event: "bench/probe" } }, () => probed()),
    client.createFunction({ id: "steps", triggers: { event: "bench/steps" } }, async ({ step }) => {
      for (const name of ["one", "two", "three"]) await step.run(name, () => name);
      stepped++;
    }),
  ],
});

try {
  const registered = await fetch(appUrl, { method: "PUT" });
  if (registered.status !== 200) throw new Error(`The functions were not registered: ${await registered.text()}`);
  say(`${cpus().length} cores, ${cpus()[0]?.model}, PostgreSQL with fsync`);
  await measureNoops(500);
  const bare = await measureBareCalls(runCount);
  say(`bare loop of the same signed call: ${bare.toFixed(0)}/s`);
  const rates: number[] = [];
  for (let round = 0; round < 3; round++) rates.push(await measureNoops(runCount));
  const peak = Math.max(...rates);
  say(
    `no-op runs, sent to stored as finished: ${rates.map((rate) => rate.toFixed(0)).join(", ")}/s; peak ${peak.toFixed(0)}/s = ${(peak / bare).toFixed(2)} of the bare loop`,
  );
  say(`runs of three steps: ${(await measureSteps(Math.ceil(runCount / 5))).toFixed(0)}/s`);
  const latencies = await measureLatencies(100);
  say(`idle, send to function called: p50 ${at(latencies, 0.5)} ms, p99 ${at(latencies, 0.99)} ms`);
  await measureBurst(burstCount);
} finally {
  engine.child.kill("SIGTERM");
  await new Promise((resolve) => engine.child.once("exit", resolve));
  app.close();
  app.closeAllConnections();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function startEngineProcess(): Promise<{ child: ChildProcess; url: string }> {
  const env = {
    ...process.env,
    ENGINE_DATABASE_URL: database.url,
    ENGINE_PORT: "0",
    ENGINE_SIGNING_KEY: signingKey,
    ENGINE_EVENT_KEY: eventKey,
    ENGINE_APP_URL: appUrl,
    LOG_LEVEL: "error",
  };
  const child = spawn(process.execPath, [join(import.meta.dirname, "../../inngest/engine/main.ts")], {
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) return { child, url: JSON.parse(line).url };
  throw new Error("The engine did not start");
}

async function sendMany(name: string, count: number): Promise<void> {
  const size = 100;
  for (let sent = 0; sent < count; sent += size * 4) {
    const requests = Array.from({ length: 4 }, (_, i) => Math.min(size, count - sent - i * size)).filter(
      (length) => length > 0,
    );
    await Promise.all(requests.map((length) => client.send(Array.from({ length }, (_, n) => ({ name, data: { n } })))));
  }
}

async function measureNoops(count: number): Promise<number> {
  const from = noops;
  const startedAt = performance.now();
  await Promise.all([sendMany("bench/noop", count), reach(() => noops - from >= count)]);
  await settled();
  return (count / (performance.now() - startedAt)) * 1000;
}

async function measureSteps(count: number): Promise<number> {
  const startedAt = performance.now();
  await Promise.all([sendMany("bench/steps", count), reach(() => stepped >= count)]);
  await settled();
  return (count / (performance.now() - startedAt)) * 1000;
}

/** The calls that the engine makes for no-op runs, made from here by 32 loops with nothing behind them. */
async function measureBareCalls(count: number): Promise<number> {
  const caller = createAppCaller(32);
  const signer = createSigner(signingKey);
  const url = `${appUrl}?fnId=${appId}-noop&stepId=step`;
  let left = count;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      while (left-- > 0) {
        const event = { id: String(left), name: "bench/noop", data: { n: left }, ts: Date.now() };
        const ctx = {
          attempt: 0,
          disable_immediate_execution: false,
          env: "",
          max_attempts: 4,
          run_id: String(left),
          stack: { stack: [], current: 0 },
          step_id: "step",
        };
        const body = canonicalJson({ version: -1, use_api: false, event, events: [event], steps: {}, ctx });
        const reply = await caller.call(url, "POST", body, signer.sign(body), 10_000);
        if (reply.kind !== "replied" || reply.status !== 200)
          throw new Error(`A bare call failed: ${JSON.stringify(reply)}`);
      }
    }),
  );
  caller.close();
  return (count / (performance.now() - startedAt)) * 1000;
}

async function measureLatencies(count: number): Promise<number[]> {
  const latencies: number[] = [];
  for (let i = 0; i < count; i++) {
    const startedAt = performance.now();
    const called = new Promise<void>((resolve) => (probed = resolve));
    await Promise.all([client.send({ name: "bench/probe" }), called]);
    latencies.push(performance.now() - startedAt);
  }
  return latencies.toSorted((a, b) => a - b);
}

async function measureBurst(count: number): Promise<void> {
  const from = noops;
  const before = residentMb();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, residentMb())), 50);
  const startedAt = performance.now();
  await sendMany("bench/noop", count);
  const acceptedMs = performance.now() - startedAt;
  await reach(() => noops - from >= count);
  clearInterval(watch);
  const totalMs = performance.now() - startedAt;
  say(
    `burst of ${count}: accepted ${((count / acceptedMs) * 1000).toFixed(0)}/s, all run at ${((count / totalMs) * 1000).toFixed(0)}/s; engine's memory ${before} MB before, ${most} MB at most`,
  );
}

function residentMb(): number {
  const status = readFileSync(`/proc/${engine.child.pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

/** The last results are stored as well. */
async function settled(): Promise<void> {
  for (;;) {
    const { dueJobs, openJobs } = await (await fetch(`${engine.url}/health`)).json();
    if (dueJobs + openJobs === 0) return;
    await delay(2);
  }
}

async function reach(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(5);
}

function at(sorted: number[], quantile: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? 0).toFixed(1);
}
