import { randomInt } from "node:crypto";
import { runningEnvironment } from "../running-environment.ts";
import { ms, percentile } from "./figures.ts";
import { fillHistory, messageIdAt } from "./long-history.ts";
import { residentMb, startBenchSystem, type BenchSystem } from "./system.ts";

const messages = Number(process.env.BENCH_MESSAGES || 1_000_000);
const lines = 100_000;
const calls = 300;
const pageRows = 20;

/** Reads of a tenant with a million messages through HTTP, the buffers of a deep page, and its statement as CSV. */
export async function benchReads(directory: string, say: (line: string) => void): Promise<void> {
  const system = await startBenchSystem(directory, 0);
  try {
    const { tenant } = system.instance.demo();
    const { sql } = system.platform.pools.platform;
    const [connection] = await sql<{ id: string }[]>`select id from connections where provider = 'onfon'`;
    const ownerUrl = runningEnvironment(system.instance.dataDir).DATABASE_MIGRATE_URL ?? "";
    const connectionId = connection?.id ?? "";
    await fillHistory(ownerUrl, { tenantId: tenant.client_id, connectionId, messages, lines });
    say(`reads: ${messages.toLocaleString("en")} messages of one tenant, one caller, ${calls} calls each`);
    await measureReads(system, say);
    await comparePages(system, say);
    await measureCsv(system, say);
  } finally {
    await system.close();
  }
}

async function measureReads({ first }: BenchSystem, say: (line: string) => void): Promise<void> {
  const anyId = () => messageIdAt(1 + randomInt(messages));
  const deep = `cursor=${messageIdAt(messages - 999 * pageRows)}`;
  const reads: Record<string, () => string> = {
    "sms/status/{id}": () => `sms/status/${anyId()}`,
    "client/balance": () => "client/balance",
    "sms/history, page 1": () => `sms/history?limit=${pageRows}`,
    "sms/history, page 1,000": () => `sms/history?limit=${pageRows}&${deep}`,
    "wallet/transactions": () => `wallet/transactions?limit=${pageRows}`,
    "analytics/summary": () => "analytics/summary",
    "analytics/daily": () => "analytics/daily",
  };
  for (const [name, pathOf] of Object.entries(reads)) {
    const latenciesMs: number[] = [];
    const count = name.startsWith("analytics") ? 10 : calls;
    for (let call = 0; call < count; call++) {
      const startedAt = performance.now();
      const answer = await first("GET", `/api/v1/${pathOf()}`);
      latenciesMs.push(performance.now() - startedAt);
      if (answer?.status !== 200) throw new Error(`${name} was answered ${answer?.status}: ${answer?.body}`);
    }
    const [p50, p95] = [percentile(latenciesMs, 0.5), percentile(latenciesMs, 0.95)];
    say(`  ${name.padEnd(24)} p50 ${ms(p50)}, p95 ${ms(p95)}, with the way there and back`);
  }
}

type Plan = { "Node Type": string; "Index Name"?: string; Plans?: Plan[] } & Record<
  "Shared Hit Blocks" | "Shared Read Blocks",
  number
>;

/** The list's statement as the tenant's role runs it, on page 1 and on page 1,000. */
async function comparePages({ platform, instance }: BenchSystem, say: (line: string) => void): Promise<void> {
  const { client_id: tenantId } = instance.demo().tenant;
  const planOf = (before: string) =>
    platform.pools.app.sql.begin(async (sql) => {
      await sql`select set_config('app.tenants', ${String(tenantId)}, true), set_config('app.modes', 'live', true)`;
      const [row] = await sql<{ "QUERY PLAN": { Plan: Plan }[] }[]>`
        explain (analyze, buffers, format json)
        select m.id, r.reference from (
          select * from messages m where m.tenant_id = ${tenantId} and m.mode = 'live' and m.id < ${before}
          order by m.id desc limit ${pageRows + 1}
        ) m join message_requests r on r.id = m.request_id order by m.id desc`;
      const plan = row?.["QUERY PLAN"][0]?.Plan;
      if (!plan) throw new Error("An explained statement has a plan.");
      return plan;
    });
  const shape = (plan: Plan): string =>
    [`${plan["Node Type"]} ${plan["Index Name"] ?? ""}`, ...(plan.Plans ?? []).map(shape)].join(" › ");
  const buffers = (plan: Plan) => plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
  const [near, far] = [await planOf("msg_~"), await planOf(messageIdAt(messages - 999 * pageRows))];
  const same = shape(near) === shape(far) ? "the same plan" : `another plan: ${shape(near)} | ${shape(far)}`;
  say(`  page 1,000 has ${same}, ${buffers(far)} shared buffers against ${buffers(near)} of page 1`);
}

async function measureCsv({ instance }: BenchSystem, say: (line: string) => void): Promise<void> {
  const { app } = instance.pids();
  const before = residentMb(app);
  let most = before;
  let bytes = 0;
  let rows = 0;
  const startedAt = performance.now();
  const answer = await fetch(`${instance.url}/api/v1/wallet/transactions?format=csv`, {
    headers: { authorization: `Bearer ${instance.demo().tenant.live_key}` },
  });
  if (!answer.ok || !answer.body) throw new Error(`The CSV was answered ${answer.status}`);
  for await (const chunk of answer.body) {
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) rows++;
    most = Math.max(most, residentMb(app));
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(
    `  statement as CSV: ${rows.toLocaleString("en")} lines, ${(bytes / 1e6).toFixed(1)} MB in ${seconds} s, memory of the app +${(most - before).toFixed(0)} MB`,
  );
}
