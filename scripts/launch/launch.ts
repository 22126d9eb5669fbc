import { mkdirSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { readEnv, type Env } from "#/lib/core/env.ts";
import { migrate } from "../migrate.ts";
import { appVariables, engineVariables, textOf, type Variables } from "./app-variables.ts";
import { banner } from "./banner.ts";
import { connectSimulators, readCallbacks } from "./connect-simulators.ts";
import { gatherCrew, type Crew } from "./crew.ts";
import { startDatabase, type DatabaseUrls } from "./database.ts";
import type { Guard } from "./guard.ts";
import { LaunchError } from "./launch-error.ts";
import { holdLock } from "./owner-lock.ts";
import type { Part } from "./part.ts";
import { chooseSimulators, simulatedAccounts, simulatorVariables } from "./plan-simulators.ts";
import { isOpenPortFree, readPorts, type Ports } from "./ports.ts";
import { endPreviousRun, removeRunning, writeRunning } from "./previous-run.ts";
import { readJsonFile } from "./private-file.ts";
import { readSecrets, type Secrets } from "./secrets.ts";

export type LaunchOptions = {
  root: string;
  environment: Variables;
  dev: boolean;
  say: (line: string) => void;
  /** Arguments of Node for each part. */
  programs: { app: string[]; engine: string[]; simulators: string[] };
  /** Makes what the app needs to run; called beside the start of the database. */
  build: (guard: Guard, signal: AbortSignal) => Promise<void>;
};

export type Launched = {
  appUrl: string;
  /** Settles, with the reason, when a part can't be kept running. */
  failed: Promise<string>;
  stop(): Promise<void>;
};

type Stage = {
  options: LaunchOptions;
  env: Env;
  dataDir: string;
  ports: Ports;
  secrets: Secrets;
  crew: Crew;
  /** Aborts when the start must end: we were told to stop, or a part failed. */
  signal: AbortSignal;
};

/**
 * Starts every part that the environment does not name (product.md D34) and returns when all serve. When `signal`
 * aborts or a part does not start, all that was started is stopped before the error is thrown.
 */
export async function launch(options: LaunchOptions, signal: AbortSignal): Promise<Launched> {
  const env = readEnv(options.environment);
  mkdirSync(resolve(options.root, env.DATA_DIR), { recursive: true, mode: 0o711 });
  const dataDir = realpathSync(resolve(options.root, env.DATA_DIR));
  const lock = holdLock(join(dataDir, "launcher.lock"));
  if (lock === null) throw new LaunchError(`Already running on ${dataDir}. Stop it first, or set another DATA_DIR.`);
  const abort = new AbortController();
  const starting = AbortSignal.any([signal, abort.signal]);
  const ports = readPorts(dataDir);
  const crew = gatherCrew({
    root: options.root,
    dataDir,
    isPublic: env.isPublic,
    dev: options.dev,
    ports,
    say: options.say,
    signal: starting,
  });
  const stop = async (): Promise<void> => {
    await crew.stop();
    removeRunning(dataDir);
    lock.release();
  };
  try {
    await endPreviousRun(dataDir);
    const secrets = readSecrets(dataDir, env.isPublic);
    const appUrl = await startParts({ options, env, dataDir, ports, secrets, crew, signal: starting }, abort);
    return { appUrl, failed: crew.failed(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(stage: Stage, abort: AbortController): Promise<string> {
  const { options, env, dataDir, ports, secrets, crew } = stage;
  const startedAt = Date.now();
  const port = await chooseAppPort(options.environment, ports);
  const appUrl = env.APP_URL ?? `http://localhost:${port}`;
  const simulated = chooseSimulators(env);
  const accounts = simulatedAccounts(env, secrets, simulated);
  const demoPath = join(dataDir, "demo.json");
  let callbacks = readCallbacks(readJsonFile(demoPath));
  const simulatorEnv = () => simulatorVariables(accounts, simulated, env, callbacks);

  const [urls, simulators] = await allOrNone(abort, [
    startStore(stage),
    simulated.length > 0 ? startSimulators(stage, simulatorEnv) : null,
    options.build(crew.guard, stage.signal),
  ] as const);
  stage.signal.throwIfAborted();
  const engine = hasOwnInngest(env) ? null : await startEngine(stage, port, urls);
  const facts = {
    env,
    secrets,
    dataDir,
    port,
    appUrl,
    urls,
    engine: engine?.ready,
    simulators: simulators?.ready,
    simulated,
    accounts,
  };
  const variables = appVariables(facts);
  const app = await crew.start({
    name: "app",
    args: options.programs.app,
    stage: 3,
    env: () => ({
      ...options.environment,
      ...variables,
      DATABASE_MIGRATE_URL: undefined,
      NEXT_TELEMETRY_DISABLED: "1",
    }),
  });
  if (!options.environment.PORT) ports.remember("app", port);

  const demo = readJsonFile(demoPath);
  callbacks = { ...readCallbacks(demo), ...readCallbacks(app.ready) };
  if (simulators) await connectSimulators(simulators.ready, accounts, callbacks);
  const pids = { app: app.pid(), engine: engine?.pid(), simulators: simulators?.pid() };
  writeRunning(dataDir, pids, { ...variables, DATABASE_MIGRATE_URL: urls.DATABASE_MIGRATE_URL });
  options.say(
    banner({
      appName: env.APP_NAME,
      appUrl,
      phoneUrl: textOf(simulators?.ready.phone),
      mailboxUrl: textOf(simulators?.ready.mailbox),
      demo,
      seconds: (Date.now() - startedAt) / 1000,
    }),
  );
  return appUrl;
}

/** The database that is named in the environment, or the embedded one; migrated either way. */
async function startStore({ options, dataDir, ports, secrets, crew }: Stage): Promise<DatabaseUrls> {
  const { DATABASE_URL, DATABASE_MIGRATE_URL } = options.environment;
  if (DATABASE_URL) {
    const given = { DATABASE_URL, DATABASE_MIGRATE_URL: DATABASE_MIGRATE_URL || DATABASE_URL };
    await migrate(given.DATABASE_MIGRATE_URL, given.DATABASE_URL);
    return given;
  }
  const place = { dataDir: join(dataDir, "postgres"), port: ports.preferred("postgres"), guard: crew.guard };
  const database = await startDatabase(place, secrets.DATABASE_PASSWORD ?? "", options.say);
  crew.add(database);
  ports.remember("postgres", database.port);
  await migrate(database.DATABASE_MIGRATE_URL, database.DATABASE_URL);
  return database;
}

function startSimulators({ options, dataDir, crew }: Stage, variables: () => Variables): Promise<Part> {
  return crew.startOnPort("simulators", (port) => ({
    name: "simulators",
    args: options.programs.simulators,
    stage: 1,
    env: () => ({
      ...options.environment,
      ...variables(),
      SIMULATORS_PORT: String(port),
      SIMULATORS_DIR: join(dataDir, "simulators"),
    }),
  }));
}

function startEngine({ options, secrets, crew }: Stage, appPort: number, urls: DatabaseUrls): Promise<Part> {
  return crew.startOnPort("engine", (port) => ({
    name: "engine",
    args: options.programs.engine,
    stage: 2,
    env: () => ({ ...options.environment, ...engineVariables(port, appPort, urls, secrets) }),
  }));
}

function hasOwnInngest(env: Env): boolean {
  return Boolean(env.INNGEST_BASE_URL ?? env.INNGEST_EVENT_KEY ?? env.INNGEST_SIGNING_KEY);
}

/** The PORT that was asked for, or a free one near the usual. */
async function chooseAppPort({ PORT }: Variables, ports: Ports): Promise<number> {
  const asked = Number(PORT || 0);
  if (asked === 0) return ports.find("app");
  if (await isOpenPortFree(asked)) return asked;
  throw new LaunchError(`Port ${asked} is taken by another program. Stop it, or set another PORT.`);
}

/** Waits for all; when one fails, the others are told to stop and have stopped before the error is thrown. */
async function allOrNone<Tasks extends readonly unknown[]>(
  abort: AbortController,
  tasks: Tasks,
): Promise<{ -readonly [Index in keyof Tasks]: Awaited<Tasks[Index]> }> {
  try {
    return await Promise.all(tasks);
  } catch (error) {
    abort.abort();
    await Promise.allSettled(tasks);
    throw error;
  }
}
