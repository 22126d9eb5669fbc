import { setTimeout as delay } from "node:timers/promises";
import type { ApiClient } from "../harness/api-client.ts";
import { ms, percentile, perSecond } from "./figures.ts";
import { residentMb, setConnection, startBenchSystem, type BenchSystem } from "./system.ts";

const messages = Number(process.env.BENCH_MESSAGES || 100_000);
const perRequest = 1_000;

/** 100,000 queued messages through the simulated Onfon, with a neighbour's single SMS meanwhile; without reports and with all. */
export async function benchSubmit(directory: string, say: (line: string) => void): Promise<void> {
  const system = await startBenchSystem(directory, messages * 2.5);
  try {
    for (const reports of [false, true]) await measure(system, reports, say);
  } finally {
    await system.close();
  }
}

async function measure(system: BenchSystem, reports: boolean, say: (line: string) => void): Promise<void> {
  const { instance, simulators, second, platform } = system;
  const { sql } = platform.pools.platform;
  const { callbacks } = instance.demo();
  await simulators.control(simulators.onfon, "PUT", "switches", {
    report_url: reports ? (callbacks.onfon_dlr_url ?? "") : null,
  });
  await setConnection(system, "paused");
  const [{ id: firstQueued } = { id: "" }] = await sql<
    { id: string }[]
  >`select coalesce(max(id), '') as id from messages`;
  const atRest = residentMb(instance.pids().app);
  await queueAll(system, reports ? "with reports" : "without reports");
  const [{ id: lastQueued } = { id: "" }] = await sql<{ id: string }[]>`select max(id) as id from messages`;
  const { app, engine } = instance.pids();
  const memory = { before: residentMb(app), most: residentMb(app), engine: residentMb(engine) };
  const startedAt = performance.now();
  await setConnection(system, "active");
  const neighbour = watchNeighbour(second);
  const sentAt = await until(async () => {
    memory.most = Math.max(memory.most, residentMb(app));
    const [row] = await sql<{ left: bigint }[]>`
      select count(*) as left from messages where id <= ${lastQueued} and status in ('queued', 'sending')`;
    return row?.left === 0n;
  });
  const latenciesMs = await neighbour.stop();
  say(
    `submit: ${messages.toLocaleString("en")} queued messages, ${reports ? "all reports coming back through the same cores" : "no reports"}`,
  );
  say(`  submitted ${perSecond(messages, sentAt - startedAt)}`);
  if (reports) {
    const reportedAt = await until(async () => {
      memory.most = Math.max(memory.most, residentMb(app));
      const [row] = await sql<{ left: bigint }[]>`
        select count(*) as left from messages where id <= ${lastQueued} and status in ('sent', 'unconfirmed') and id > ${firstQueued}`;
      return row?.left === 0n;
    });
    say(`  submitted and reported ${perSecond(messages, reportedAt - startedAt)}`);
  }
  say(
    `  memory of the app ${atRest.toFixed(0)} MB, ${memory.before.toFixed(0)} MB when all were queued, then at most ${(memory.most - memory.before).toFixed(0)} MB more`,
  );
  say(
    `  neighbour's single SMS, accepted to sent: p50 ${ms(percentile(latenciesMs, 0.5))}, p95 ${ms(percentile(latenciesMs, 0.95))}, worst ${ms(Math.max(...latenciesMs))} of ${latenciesMs.length}`,
  );
}

async function queueAll({ first }: BenchSystem, label: string): Promise<void> {
  const requests = Array.from({ length: messages / perRequest }, (_, index) => index);
  const worker = async (): Promise<void> => {
    for (let index = requests.pop(); index !== undefined; index = requests.pop()) {
      const recipients = Array.from(
        { length: perRequest },
        (_, row) => `2547${String((index ?? 0) * perRequest + row).padStart(7, "0")}1`,
      );
      const answer = await first("POST", "/api/v1/sms/send", {
        body: { recipients, message: `Queue ${label} ${index}` },
      });
      if (answer?.status !== 202)
        throw new Error(`A request was answered ${answer?.status}: ${answer?.body.slice(0, 200)}`);
    }
  };
  await Promise.all([worker(), worker(), worker()]);
}

/** Each half second the other tenant sends one SMS; how long it took from the call to `sent`. */
function watchNeighbour(client: ApiClient): { stop(): Promise<number[]> } {
  const latenciesMs: number[] = [];
  let running = true;
  const loop = async (): Promise<void> => {
    for (let number = 0; running; number++) {
      const startedAt = performance.now();
      const body = { recipient: `25471200${String(number).padStart(4, "0")}`, message: `Neighbour ${startedAt}` };
      const answer = await client("POST", "/api/v1/sms/send", { body });
      const { message_id } = JSON.parse(answer?.body ?? "{}") as { message_id?: string };
      for (;;) {
        const { status } = JSON.parse((await client("GET", `/api/v1/sms/status/${message_id}`))?.body ?? "{}") as {
          status?: string;
        };
        if (status !== "queued" && status !== "sending") break;
        await delay(20);
      }
      latenciesMs.push(performance.now() - startedAt);
      await delay(500);
    }
  };
  const done = loop();
  return {
    stop: async () => {
      running = false;
      await done;
      return latenciesMs;
    },
  };
}

async function until(isSo: () => Promise<boolean>): Promise<number> {
  const deadline = Date.now() + 900_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error("It did not come to its end within 15 minutes.");
    await delay(1_000);
  }
  return performance.now();
}
