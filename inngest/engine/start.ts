import { insertEvents, type EventRecord } from "./accept-events.ts";
import { answerRequest } from "./answer-request.ts";
import { createAppCaller } from "./call-app.ts";
import { clearOld } from "./clear-old.ts";
import { connectDatabase, type Sql } from "./database.ts";
import { startGroupCommit } from "./group-commit.ts";
import { createLogger } from "./log.ts";
import { startLoop } from "./loop.ts";
import { createRegistry } from "./registry.ts";
import { routeEvents } from "./route-events.ts";
import { ensureSchema } from "./schema.ts";
import { serveHttp } from "./serve-http.ts";
import { defaultTunables, type EngineOptions } from "./settings.ts";
import { createSigner } from "./signing.ts";
import { keepAppSynced } from "./sync-app.ts";
import { startWorker } from "./worker.ts";

export type Engine = { url: string; stop(): Promise<void> };

const maxRequestsPerCommit = 500;
const clearMs = 60_000;

/** An engine runs: it accepts events at `url`, calls the app, and goes on with whatever an earlier engine on this database has left. */
export async function startEngine(given: EngineOptions): Promise<Engine> {
  const options = { ...defaultTunables, ...given };
  const signer = createSigner(options.signingKey);
  const log = createLogger(options.logLevel ?? "info");
  const db = connectDatabase(options.databaseUrl);
  const caller = createAppCaller(options.maxCalls);
  const registry = createRegistry();
  try {
    await ensureSchema(db.durable);
  } catch (error) {
    await db.close();
    throw error;
  }

  const routing = startLoop(
    async () => {
      const hasMore = await routeEvents(db.relaxed, registry);
      worker.poke();
      return hasMore;
    },
    (error) => log.error({ err: error }, "events could not be routed"),
  );
  const worker = startWorker({ db, caller, signer, log, options, onSettled: () => (routing.poke(), worker.poke()) });
  const accepting = startGroupCommit<EventRecord[], true>(maxRequestsPerCommit, async (requests) => {
    await insertEvents(db.durable, requests.flat());
    routing.poke();
    return requests.map(() => true);
  });
  const polling = startLoop(
    async () => {
      const work = await findWork(db.relaxed);
      if (work.routing) routing.poke();
      if (work.jobs) worker.tick();
      return false;
    },
    (error) => log.error({ err: error }, "the database could not be asked for work"),
  );
  const clearing = startLoop(
    () => clearOld(db.relaxed, options),
    (error) => log.error({ err: error }, "old runs could not be cleared away"),
  );
  const timers = [setInterval(() => polling.poke(), options.pollMs), setInterval(() => clearing.poke(), clearMs)];
  clearing.poke();

  const doors = {
    sql: db.durable,
    registry: createRegistry(),
    signer,
    eventKey: options.eventKey,
    accept: (records: EventRecord[]) => accepting.add(records),
    onChange: () => (routing.poke(), worker.tick()),
    status: () => ({ app: { isReachable: worker.isAppReachable(), ...sync?.state() } }),
  };
  let sync: ReturnType<typeof keepAppSynced> | null = null;
  const stopRest = async (): Promise<void> => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all([polling.stop(), clearing.stop(), accepting.stop(), routing.stop()]);
    caller.close();
    await db.close();
  };
  const server = await serveHttp(options.port, (request) => answerRequest(doors, request), log).catch(
    async (error: unknown) => {
      await worker.stop();
      await stopRest();
      throw error;
    },
  );
  sync = keepAppSynced(options, caller, signer, log);

  return {
    url: `http://127.0.0.1:${server.port}`,
    async stop() {
      // Open calls may still send events, so the door closes after the last of them.
      await Promise.all([sync?.stop(), worker.stop()]);
      await server.close();
      await stopRest();
    },
  };
}

/** Whether a routing pass would find anything (events, crons, batches or waits), and whether jobs are due. Asked often, so it takes no lock. */
async function findWork(sql: Sql): Promise<{ routing: boolean; jobs: boolean }> {
  const [row] = await sql<{ routing: boolean; jobs: boolean }[]>`
    select exists (select from engine.events where not is_routed) or exists (select from engine.waits where expires_at <= now())
        or exists (select from engine.crons where next_at <= now()) or exists (select from engine.batches where due_at <= now()) as routing,
      exists (select from engine.jobs where due_at <= now()) as jobs`;
  return row ?? { routing: false, jobs: false };
}
