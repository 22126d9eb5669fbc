import { createApiKey } from "#/lib/api-keys/create-api-key.ts";
import type { PlatformCtx, TenantCtx } from "#/lib/core/context.ts";
import { runningEnvironment } from "../running-environment.ts";
import { startEcho, startNext } from "./beside.ts";
import { describeRate, type Rate } from "./figures.ts";
import { measureBare, measureSingle, middle } from "./intake.ts";
import { requestBytes } from "./lean-client.ts";
import { askInTurns } from "./load.ts";
import { measureOverload } from "./overload.ts";
import {
  describeCores,
  familyProcessorMs,
  generator,
  measureCores,
  processorMs,
  type Cores,
  type Workers,
} from "./processor-time.ts";
import { setConnection, startBenchSystem } from "./system.ts";
import { newTenant } from "./world.ts";

const callers = 128;
const forMs = 5_000;
const rounds = 3;
const wallets = 100;

type Road = { name: string; measured: { rate: Rate; cores: Cores }[]; workers: Workers; measure: () => Promise<Rate> };

/**
 * Accepting one SMS over HTTP, beside what could be as fast: in turns on one database the fast road, Next's route in a
 * process of its own, the same statements without HTTP, one transaction per request, and a bare echo. What is accepted
 * waits (the connection is paused), so only the intake is measured. Then latency at half the rate, and twice the rate.
 */
export async function benchHttp(directory: string, say: (line: string) => void): Promise<void> {
  const system = await startBenchSystem(directory, 0, { RATE_LIMITS: "on" });
  const next = await startNext(runningEnvironment(system.instance.dataDir));
  const echo = await startEcho();
  try {
    await setConnection(system, "paused");
    const { ctx, pools } = system.platform;
    const tenants = await hireTenants(ctx);
    const hot = tenants.slice(0, 1);
    const [onfon] = await pools.platform.sql<{ id: string }[]>`
      select id from connections where provider = 'onfon' and owner_tenant_id is null`;
    const bare = { ctx, pools, connectionId: onfon?.id ?? "", databaseUrl: system.instance.databaseUrl() };
    const { app, engine, postgres } = system.instance.pids();
    const database: Workers = { PostgreSQL: () => familyProcessorMs(postgres) };
    const own: Workers = { app: () => processorMs(app), ...database, engine: () => processorMs(engine) };
    const sends = (url: string, to: Tenant[]) => () =>
      askInTurns(
        sendUrl(url),
        to.map((tenant) => sendRequest(url, tenant)),
        202,
        { callers, forMs },
      );
    const contexts = (of: Tenant[]): TenantCtx[] => of.map((tenant) => tenant.ctx);
    const road = (name: string, workers: Workers, measure: () => Promise<Rate>): Road => ({
      name,
      measured: [],
      workers: { ...generator, ...workers },
      measure,
    });
    const roads = {
      echo: road("bare node:http echo", { echo: () => processorMs(echo.pid) }, sends(echo.url, hot)),
      fast: road("fast road, one wallet", own, sends(system.instance.url, hot)),
      fastMany: road(`fast road, ${wallets} wallets`, own, sends(system.instance.url, tenants)),
      next: road(
        "Next's route, one wallet",
        { Next: () => familyProcessorMs(next.pid), ...database },
        sends(next.url, hot),
      ),
      single: road("a transaction each, one wallet, no HTTP", database, () => measureSingle(bare, contexts(hot))),
      bare: road("bare SQL, one wallet", database, () => measureBare(bare, contexts(hot))),
      bareMany: road(`bare SQL, ${wallets} wallets`, database, () => measureBare(bare, contexts(tenants))),
    };
    for (let round = 0; round < rounds; round++) {
      for (const one of Object.values(roads)) {
        const { result, cores } = await measureCores(one.workers, one.measure);
        one.measured.push({ rate: result, cores });
      }
    }
    say(
      `http: POST /api/v1/sms/send, ${callers} connections, everything on the same cores, the middle of ${rounds} rounds in turns`,
    );
    for (const one of Object.values(roads)) {
      const { rate, cores } = middleOf(one);
      say(`  ${one.name.padEnd(40)} ${describeRate(rate)}; cores: ${describeCores(cores)}`);
    }
    const perSecond = (one: Road) => middleOf(one).rate.perSecond;
    const ratio = (one: Road, other: Road) => (perSecond(one) / perSecond(other)).toFixed(2);
    say(
      `  the fast road is ${ratio(roads.fast, roads.next)} × Next's route, ${ratio(roads.fast, roads.bare)} of the bare SQL on one wallet and ` +
        `${ratio(roads.fastMany, roads.bareMany)} on ${wallets}, ${ratio(roads.fast, roads.single)} × a transaction each, ${ratio(roads.fast, roads.echo)} of the echo`,
    );
    const [first] = tenants;
    if (first)
      await measureOverload(
        sendUrl(system.instance.url),
        sendRequest(system.instance.url, first),
        perSecond(roads.fast),
        say,
      );
  } finally {
    await echo.stop();
    await next.stop();
    await system.close();
  }
}

function middleOf({ measured }: Road): Road["measured"][number] {
  const rate = middle(measured.map((one) => one.rate));
  const found = measured.find((one) => one.rate === rate);
  if (!found) throw new RangeError("Each road was measured.");
  return found;
}

type Tenant = { ctx: TenantCtx; key: string };

/** Tenants with money, a live key and a rate limit of their own that they never reach: tokens are counted as ever. */
async function hireTenants(ctx: PlatformCtx): Promise<Tenant[]> {
  const hired: Tenant[] = [];
  for (let number = 0; number < wallets; number++) {
    const tenant: TenantCtx = { ...(await newTenant(ctx, 10_000_000)), actor: { kind: "system", name: "bench" } };
    const { key } = await createApiKey(tenant, { name: "Bench" });
    hired.push({ ctx: tenant, key });
  }
  await ctx.pools.platform.sql`update tenants set rate_limit_per_minute = 100000000`;
  return hired;
}

const sendUrl = (baseUrl: string): URL => new URL("/api/v1/sms/send", baseUrl);

function sendRequest(baseUrl: string, { key }: Tenant): Buffer {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const message = "Your results are ready. Please come to the clinic.";
  return requestBytes("POST", sendUrl(baseUrl), headers, JSON.stringify({ recipient: "0712345678", message }));
}
