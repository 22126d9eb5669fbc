import { randomInt } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createApiClient, type ApiClient } from "../harness/api-client.ts";
import { prepareInstance, type Instance, type ProcessName } from "../harness/instance.ts";
import { startReceiver, type Receiver } from "../harness/receiver.ts";
import { startSimulatorProcess, type Simulators } from "../harness/simulator-process.ts";
import { findFreePort } from "../launch/free-port.ts";
import { openPlatform } from "../platform-ctx.ts";
import { checkMessages, promisedMessages, type Kill } from "./check-messages.ts";
import { checkMoney, checkWebhooks } from "./check-money.ts";
import { openProviderJournal, type ProviderJournal } from "./journal.ts";
import { startLoad, type Ask } from "./load.ts";
import { repeatKeys } from "./repeat-keys.ts";
import { waitForCalm } from "./wait-for-calm.ts";

export type TortureOptions = {
  root: string;
  /** Data of the system and the simulators. */
  directory: string;
  /** 0 takes a free one. */
  port: number;
  rounds: number;
  untilMs: number;
  /** Ends after the last round, without waiting until everything is settled. */
  brief: boolean;
  say: (line: string) => void;
};

type Torture = {
  options: TortureOptions;
  simulators: Simulators;
  receiver: Receiver;
  instance: Instance;
  journal: ProviderJournal;
  clients: ApiClient[];
  asks: Ask[];
  /** Calls whose key what was killed still holds. */
  inFlight: Ask[];
  kills: Kill[];
  problems: string[];
};

/** A provider call that began so long before a kill may have been open at it (ms). */
const callMs = 31_000;

/** What is killed, each as likely as it stands here. With the launcher its whole group dies, with `all` everything at once. */
const victims: readonly (readonly ProcessName[])[] = [
  ["app"],
  ["app"],
  ["engine"],
  ["postgres"],
  ["launcher"],
  ["launcher", "app", "engine", "postgres"],
];

/** Runs rounds until their number or the time is reached; answers what was found to be wrong. Nothing is left running. */
export async function runTorture(options: TortureOptions): Promise<string[]> {
  const simulators = await startSimulatorProcess(options.root, join(options.directory, "simulators"));
  const receiver = await startReceiver(0.02);
  const dataDir = join(options.directory, "data");
  mkdirSync(dataDir, { recursive: true });
  const instance = prepareInstance({
    root: options.root,
    dataDir,
    port: options.port || (await findFreePort(4600)),
    environment: { ...simulators.environment, RATE_LIMITS: "off", WEBHOOK_PRIVATE_HOSTS: "127.0.0.1/32" },
  });
  const torture: Torture = {
    options,
    simulators,
    receiver,
    instance,
    journal: openProviderJournal(simulators),
    clients: [],
    asks: [],
    inFlight: [],
    kills: [],
    problems: [],
  };
  try {
    await begin(torture);
    // Each kind of kill comes once before chance decides.
    const order = [0, 5, 3, 2, 4].map((index) => victims[index] ?? ["app" as const]);
    for (let round = 1; round <= options.rounds && Date.now() < options.untilMs; round++) {
      await runRound(torture, round, order[round - 1] ?? victims[randomInt(victims.length)] ?? ["app"]);
      if (torture.problems.length > 0) break;
    }
    if (torture.problems.length === 0 && !options.brief) await settleAll(torture);
  } catch (error) {
    torture.problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    await instance.stop();
    await Promise.all([simulators.stop(), receiver.close()]);
  }
  const left = instance.survivors();
  if (left.length > 0) torture.problems.push(`Still running: ${left.join(", ")}`);
  return torture.problems;
}

async function begin({ options, simulators, receiver, instance, clients }: Torture): Promise<void> {
  await instance.start();
  const { tenant, second_tenant, callbacks } = instance.demo();
  await simulators.control(simulators.onfon, "PUT", "switches", {
    report_url: callbacks.onfon_dlr_url ?? "",
    answer_delay_ms: 150,
    report_delay_min_ms: 100,
    report_delay_max_ms: 3_000,
    report_duplicates: 1,
    report_disorder: true,
  });
  await simulators.control(simulators.onfon, "PUT", "wallet", { credits: 10_000_000 });
  await simulators.control(simulators.daraja, "PUT", "switches", {
    default_action: "pay",
    default_action_after_ms: 200,
    duplicate_callbacks: 1,
    drop_callbacks: 0.05,
  });
  for (const { live_key } of [tenant, second_tenant]) {
    const client = createApiClient(instance.url, live_key);
    clients.push(client);
    const events = ["message.sent", "message.delivered", "message.failed", "topup.completed", "balance.updated"];
    const made = await client("POST", "/api/v1/webhooks/endpoints", { body: { url: receiver.url, events } });
    if (made?.status !== 201) throw new Error(`The endpoint was not made: ${made?.body}`);
    const phone_number = `25472${randomInt(1_000_000, 9_000_000)}`;
    const paid = await client("POST", "/api/v1/wallet/topup", { body: { amount: 50_000, phone_number } });
    if (paid?.status !== 202) throw new Error(`The first top-up was refused: ${paid?.body}`);
    await untilFunded(client);
  }
  options.say(`The system runs at ${instance.url}, the simulators and this program beside it.`);
}

async function untilFunded(client: ApiClient): Promise<void> {
  for (let look = 0; look < 300; look++) {
    const answer = await client("GET", "/api/v1/client/balance");
    const { balance } = JSON.parse(answer?.body ?? "{}") as { balance?: number };
    if (balance && balance > 0) return;
    await delay(200);
  }
  throw new Error("The first top-up was not credited within 60 s.");
}

async function runRound(torture: Torture, round: number, names: readonly ProcessName[]): Promise<void> {
  const { options, instance, simulators, clients, asks, kills, problems } = torture;
  const startedAt = Date.now();
  const load = startLoad({ clients, simulators, round });
  await delay(1_500 + randomInt(4_000));
  const killedAt = Date.now();
  instance.kill(names);
  await delay(randomInt(1_500));
  if (names.includes("launcher")) {
    await untilGone(instance);
    await instance.start();
  }
  await instance.waitUntilHealthy();
  const healthyAt = Date.now();
  kills.push({ from: killedAt - callMs, until: healthyAt });
  await delay(1_000);
  await load.stop();
  asks.push(...load.asks);
  const unanswered = load.asks.filter(({ first }) => first === null).length;
  const keys = await repeatKeys(load.asks, false);
  torture.inFlight.push(...keys.inFlight);
  problems.push(...keys.problems);
  const found = await check(torture, { killedAt: healthyAt, settled: false, timeoutMs: 90_000 });
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  options.say(
    `round ${round}: killed ${names.join(" + ")}, healthy after ${seconds(healthyAt - killedAt)} s; ${load.asks.length} calls, ` +
      `${unanswered} without an answer, ${keys.repeated} keys repeated; ${found} (${seconds(Date.now() - startedAt)} s)`,
  );
}

async function untilGone(instance: Instance): Promise<void> {
  for (let look = 0; look < 300 && instance.survivors().length > 0; look++) await delay(100);
  const left = instance.survivors();
  if (left.length > 0) throw new Error(`30 s after the launcher's death these still run: ${left.join(", ")}`);
}

/** Waits for calm, then compares everything promised so far with what the providers took. Answers a line for people. */
async function check(torture: Torture, calm: Parameters<typeof waitForCalm>[1]): Promise<string> {
  const { instance, journal, asks, kills, receiver, problems } = torture;
  const platform = openPlatform(instance.databaseUrl(), "torture");
  try {
    const { sql } = platform.pools.platform;
    await waitForCalm(sql, calm);
    await journal.refresh();
    const messages = await checkMessages(sql, promisedMessages(asks), journal.taken, kills);
    const money = await checkMoney(platform.ctx, sql, journal);
    problems.push(...messages.problems, ...money.problems, ...(await checkWebhooks(sql, receiver.received)));
    problems.push(...deadlocks(instance));
    const { promised, submitted, refused, unconfirmed } = messages.counts;
    return (
      `so far ${promised} messages promised = ${submitted} submitted once + ${refused} refused and returned + ` +
      `${unconfirmed} unconfirmed; ${money.credited} payments credited once, ${receiver.received.length} webhooks`
    );
  } finally {
    await platform.close();
  }
}

/** Transactions that waited for each other in a ring: locks were taken in no order. PostgreSQL's log says of each. */
function deadlocks({ dataDir }: Instance): string[] {
  const log = readFileSync(join(dataDir, "postgres", "server.log"), "utf8");
  return log
    .split("\n")
    .filter((line) => line.includes("deadlock detected"))
    .map((line) => `PostgreSQL: ${line}`);
}

/** At the end nothing may be open any more: lost calls are unconfirmed, every payment has come to its end. */
async function settleAll(torture: Torture): Promise<void> {
  const keys = await repeatKeys(torture.inFlight, true);
  torture.problems.push(...keys.problems);
  const found = await check(torture, { killedAt: 0, settled: true, timeoutMs: 240_000 });
  torture.options.say(`at the end: ${found}`);
}
