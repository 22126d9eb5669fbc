import { performance } from "node:perf_hooks";
import type { ApiHandler } from "#/lib/http/api-request.ts";
import { getOutboxLag } from "#/lib/outbox/get-outbox-lag.ts";
import { runtime } from "#/lib/wiring.ts";

type Part = { ok: boolean; lag_ms: number | null };

/** An event that has waited longer says that the relay or the engine stands still. */
const outboxLimitMs = 30_000;
const jobLimitMs = 60_000;
/** The answer comes within 50 ms, whatever a part does. */
const waitMs = 40;

async function within<Value>(work: Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), waitMs);
  });
  try {
    return await Promise.race([work, timeout]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** One statement tells both: how long the database takes, and how long the oldest event has waited. */
async function readStore(): Promise<{ database: Part; outbox: Part }> {
  const startedMs = performance.now();
  const lag = await within(getOutboxLag(runtime().platformCtx({ kind: "system", name: "health" })));
  const database = lag === null ? null : Math.round(performance.now() - startedMs);
  return {
    database: { ok: database !== null, lag_ms: database },
    outbox: { ok: lag !== null && lag <= outboxLimitMs, lag_ms: lag },
  };
}

async function readEngine(): Promise<Part> {
  const { engine } = runtime();
  const lag = await within(engine.readLag());
  return { ok: lag !== null && lag <= jobLimitMs, lag_ms: lag };
}

/** GET /api/health: 200 when database, job engine and outbox are fine, else 503; with the lag of each in ms. */
export const health: ApiHandler = async () => {
  const [{ database, outbox }, engine] = await Promise.all([readStore(), readEngine()]);
  const ok = database.ok && engine.ok && outbox.ok;
  return {
    status: ok ? 200 : 503,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
    body: JSON.stringify({ status: ok ? "ok" : "degraded", database, engine, outbox }),
  };
};
