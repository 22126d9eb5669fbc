import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { openPools } from "#/db/client.ts";
import { tenantScopes } from "#/lib/core/authorize.ts";
import { systemClock } from "#/lib/core/clock.ts";
import type { PlatformCtx, TenantCtx } from "#/lib/core/context.ts";
import { createLog } from "#/lib/core/log.ts";
import { createProcessScope } from "#/lib/core/process-scope.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { createVault } from "#/lib/core/vault.ts";
import { writeEvents } from "#/lib/outbox/write-events.ts";
import { createWebhookTransport } from "#/lib/providers/webhook-transport/create-webhook-transport.ts";
import { loopbackHosts, parsePrivateHosts } from "#/lib/providers/webhook-transport/private-hosts.ts";
import { createTenant } from "#/lib/tenants/create-tenant.ts";
import { createEndpoint } from "#/lib/webhooks/create-endpoint.ts";
import { deliverDue } from "#/lib/webhooks/deliver-due.ts";
import { recordTenantEvents } from "#/lib/webhooks/record-event.ts";
import { migrate } from "#/scripts/migrate.ts";
import { startPostgres } from "#/scripts/postgres.ts";

/**
 * Measures webhooks out: PostgreSQL with fsync, the real transport, a receiver in another process that fails one call in
 * ten. Reports; asserts nothing. `node scripts/bench/webhooks.ts [events=10000]`
 */
const eventCount = Number(process.argv[2] ?? 10_000);
const dataDir = mkdtempSync(join(tmpdir(), "webhooks-bench-"));
const database = await startPostgres({ dataDir, port: 0 });
const receiver = spawn(process.execPath, [join(import.meta.dirname, "webhook-receiver.ts")], {
  stdio: ["pipe", "pipe", "inherit"],
});
const receiverUrl = `http://127.0.0.1:${await firstLine()}`;
await migrate(database.url);
const pools = openPools(database.url, { app: 4, platform: 8 });
const base = {
  pools,
  events: { write: writeEvents, poke: () => {} },
  scope: createProcessScope(),
  clock: systemClock,
  log: createLog("silent"),
  vault: createVault(randomBytes(32)),
  requestId: "bench",
};
const platform: PlatformCtx = { ...base, kind: "platform", actor: { kind: "system", name: "bench" } };
const transport = createWebhookTransport({
  privateHosts: parsePrivateHosts(loopbackHosts),
  appUrl: "https://bench.example",
});

try {
  say(`${cpus().length} cores, ${cpus()[0]?.model}, PostgreSQL with fsync`);
  for (const endpoints of [1, 4, 50]) await measureRate(endpoints);
  await measureDelay(300, 10);
} finally {
  receiver.stdin.end();
  await pools.app.close();
  await pools.platform.close();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: receiver.stdout })) return line;
  throw new Error("The receiver did not start");
}

/** A tenant with so many endpoints for message.delivered. */
async function newTenant(endpoints: number): Promise<number> {
  const name = `Bench ${randomBytes(3).toString("hex")}`;
  const person = { contactName: "Amina", email: "bench@clinic.example", phone: "254700000000" };
  const { id } = await createTenant(platform, { name, ...person, status: "active" });
  const actor = { kind: "api_key", keyId: "key_bench", scopes: tenantScopes, ip: null } as const;
  const ctx: TenantCtx = { ...base, kind: "tenant", tenantId: id, mode: "live", actor };
  for (let number = 0; number < Math.min(endpoints, 10); number++) {
    await createEndpoint(ctx, { url: `${receiverUrl}/${id}/${number}`, events: ["message.delivered"] }, { transport });
  }
  return id;
}

async function tell(tenantId: number, from: number, count: number): Promise<void> {
  const events = Array.from({ length: count }, (_, index) => ({
    tenantId,
    mode: "live" as const,
    type: "message.delivered" as const,
    data: {
      message_id: `msg_${from + index}`,
      status: "delivered",
      recipient: "254700000000",
      segments: 1,
      cost: 1,
      currency: "KES",
    },
    factKey: `bench:${from + index}`,
    occurredAt: new Date(),
  }));
  await withTransaction(platform, (tx) => recordTenantEvents(tx, events));
}

async function measureRate(endpoints: number): Promise<void> {
  const tenantIds = await Promise.all(Array.from({ length: Math.ceil(endpoints / 10) }, () => newTenant(endpoints)));
  const perTenant = Math.ceil(eventCount / endpoints);
  const toldAt = performance.now();
  for (const id of tenantIds)
    for (let from = 0; from < perTenant; from += 500) await tell(id, from, Math.min(500, perTenant - from));
  const tellMs = performance.now() - toldAt;
  const deliveries = perTenant * endpoints;
  const startedAt = performance.now();
  let attempts = 0;
  while (attempts < deliveries) attempts += (await deliverDue(platform, { forMs: 1_000 }, { transport })).attempts;
  const deliverMs = performance.now() - startedAt;
  const rate = (count: number, ms: number) => `${((count / ms) * 1000).toFixed(0)}/s`;
  say(
    `${endpoints} endpoint(s): ${deliveries} deliveries recorded at ${rate(deliveries, tellMs)}, ` +
      `attempted at ${rate(attempts, deliverMs)} with one in ten failing`,
  );
}

/** From the commit of the fact to the start of the first attempt, with rounds as the durable function makes them. */
async function measureDelay(perSecond: number, seconds: number): Promise<void> {
  const id = await newTenant(10);
  let telling = true;
  const rounds = (async () => {
    while (telling) {
      await deliverDue(platform, { forMs: 10_000 }, { transport });
      await delay(1_000);
    }
  })();
  for (let tick = 0; tick < seconds * 10; tick++) {
    await Promise.all([tell(id, tick * 1000, perSecond / 100), delay(100)]);
  }
  telling = false;
  await rounds;
  await deliverDue(platform, {}, { transport });
  const [row] = await pools.platform.sql<{ p50: number; p95: number; max: number; count: bigint }[]>`
    select count(*), percentile_cont(0.5) within group (order by ms) as p50, percentile_cont(0.95) within group (order by ms) as p95, max(ms) as max
    from (
      select extract(epoch from a.created_at - d.created_at)::float8 * 1000 as ms
      from webhook_attempts a join webhook_deliveries d on d.id = a.delivery_id where a.number = 1 and d.tenant_id = ${id}
    ) first`;
  say(
    `${perSecond} deliveries/s for ${seconds} s (${row?.count}): first attempt after p50 ${row?.p50.toFixed(0)} ms, ` +
      `p95 ${row?.p95.toFixed(0)} ms, max ${row?.max.toFixed(0)} ms (a second of waiting for the batch counted in)`,
  );
}
