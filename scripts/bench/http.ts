import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { TenantCtx } from "#/lib/core/context.ts";
import { findFreePort } from "../launch/free-port.ts";
import { openPlatform } from "../platform-ctx.ts";
import { runningEnvironment } from "../running-environment.ts";
import { describeRate, measureRate, type Rate } from "./figures.ts";
import { measureBare, middle } from "./intake.ts";
import { openLeanClient, requestBytes } from "./lean-client.ts";
import { setConnection, startBenchSystem, type BenchSystem } from "./system.ts";

const callers = 64;
const forMs = 5_000;
const rounds = 3;

/**
 * Accepting one SMS over HTTP on one hot wallet: the fast road, Next's route in a process of its own, and the bare SQL, in
 * turns on one database. What is accepted waits (the connection is paused), so only the intake is measured.
 */
export async function benchHttp(directory: string, say: (line: string) => void): Promise<void> {
  const system = await startBenchSystem(directory, 500_000);
  const environment = runningEnvironment(system.instance.dataDir);
  const next = await startNext(environment);
  const masterKey = Buffer.from(environment.ENCRYPTION_KEY ?? "", "base64");
  const platform = openPlatform(system.instance.databaseUrl(), "bench", masterKey);
  try {
    await setConnection(system, "paused");
    const tenant: TenantCtx = {
      ...platform.ctx,
      kind: "tenant",
      tenantId: system.instance.demo().tenant.client_id,
      mode: "live",
    };
    const [onfon] = await platform.pools.platform.sql<{ id: string }[]>`
      select id from connections where provider = 'onfon' and owner_tenant_id is null`;
    const roads: { name: string; rates: Rate[]; measure: () => Promise<Rate> }[] = [
      { name: "fast road", rates: [], measure: () => measureSends(system, system.instance.url) },
      { name: "Next's route", rates: [], measure: () => measureSends(system, next.url) },
      {
        name: "bare SQL",
        rates: [],
        measure: () =>
          measureBare({ ctx: platform.ctx, pools: platform.pools, connectionId: onfon?.id ?? "" }, [tenant]),
      },
    ];
    for (let round = 0; round < rounds; round++) for (const road of roads) road.rates.push(await road.measure());
    const [fast, route, bare] = roads.map(({ rates }) => middle(rates));
    if (!fast || !route || !bare) return;
    say(`http: POST /api/v1/sms/send, one hot wallet, ${callers} connections, client and database on the same cores`);
    roads.forEach(({ name, rates }) => say(`  ${name.padEnd(13)} ${describeRate(middle(rates) ?? fast)}`));
    say(
      `  the fast road is ${(fast.perSecond / route.perSecond).toFixed(1)} × Next's route, ${(fast.perSecond / bare.perSecond).toFixed(2)} of the bare SQL`,
    );
  } finally {
    await platform.close();
    await next.stop();
    await system.close();
  }
}

async function measureSends({ instance }: BenchSystem, baseUrl: string): Promise<Rate> {
  const url = new URL("/api/v1/sms/send", baseUrl);
  const headers = { authorization: `Bearer ${instance.demo().tenant.live_key}`, "content-type": "application/json" };
  const body = JSON.stringify({
    recipient: "0712345678",
    message: "Your results are ready. Please come to the clinic.",
  });
  const request = requestBytes("POST", url, headers, body);
  const clients = await Promise.all(Array.from({ length: callers }, () => openLeanClient(url)));
  const free = [...clients];
  try {
    return await measureRate(callers, forMs, async () => {
      const client = free.pop();
      if (!client) throw new RangeError("Each caller has a connection.");
      const status = await client.send(request);
      free.push(client);
      if (status !== 202) throw new Error(`A send was answered ${status}.`);
    });
  } finally {
    clients.forEach((client) => client.close());
  }
}

/** The same routes as Next's own server runs them, without the fast road in front. */
async function startNext(
  environment: Record<string, string | undefined>,
): Promise<{ url: string; stop(): Promise<void> }> {
  const root = join(import.meta.dirname, "..", "..");
  const port = await findFreePort(4900);
  const child = spawn(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "start", "-p", String(port)], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      PATH: process.env.PATH ?? "",
      ...environment,
      PORT: String(port),
      RATE_LIMITS: "off",
      NODE_ENV: "production",
    },
  });
  const url = `http://localhost:${port}`;
  for (let look = 0; look < 600; look++) {
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    await answer?.body?.cancel();
    if (answer) break;
    await delay(50);
  }
  return {
    url,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}
