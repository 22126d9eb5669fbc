import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { findFreePort } from "./launch/free-port.ts";
import { startGuard, type Guard } from "./launch/guard.ts";
import { holdLock } from "./launch/owner-lock.ts";
import { clearLeftover, stopServer } from "./launch/postgres-leftover.ts";
import { locateBinaries, locateData, type Binaries } from "./launch/postgres-place.ts";
import { chooseServerUser, type ServerUser } from "./launch/postgres-user.ts";

export type PostgresOptions = {
  /** Holds the cluster (`data`), the superuser's password (0600), the owner lock and the server's log. */
  dataDir: string;
  /** Preferred port; the next free one is taken when somebody listens there. */
  port?: number;
  /** False trades safety for speed: for tests, whose data nobody needs after a crash. */
  durable?: boolean;
  log?: (line: string) => void;
  guard?: Guard;
};

export type PostgresServer = {
  /** The superuser's URL. */
  url: string;
  port: number;
  pid: number;
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<void>;
  stop(): Promise<void>;
};

/** Said when another launcher that still runs owns the data. */
export class DataInUseError extends Error {
  override name = "DataInUseError";
}

const startTimeoutMs = 60_000;

/** Starts PostgreSQL on the data in `dataDir`, made when missing. The server never outlives this process. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { durable = true, log = () => {} } = options;
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = realpathSync(options.dataDir);
  const lock = holdLock(join(dataDir, "owner.lock"));
  if (lock === null) throw new DataInUseError(`Another process runs PostgreSQL on ${dataDir}`);
  const guard = options.guard ?? startGuard();
  const free = () => {
    lock.release();
    if (options.guard === undefined) guard.close();
  };
  try {
    const user = chooseServerUser(ownerOfData(dataDir));
    const binaries = await locateBinaries(user);
    const place = locateData(dataDir, user);
    const cluster = join(place, "data");
    const password = readPassword(dataDir);
    if (existsSync(cluster)) await clearLeftover(cluster);
    else createCluster({ binaries, place, cluster, password, user, durable });
    const server = await startServer({
      binaries,
      cluster,
      dataDir,
      user,
      durable,
      guard,
      log,
      port: options.port ?? 5432,
    });
    const exited = server.exited.then(free);
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${server.port}/postgres`,
      port: server.port,
      pid: server.pid,
      exited,
      async stop() {
        await stopServer(server.pid);
        await exited;
      },
    };
  } catch (error) {
    free();
    throw error;
  }
}

function ownerOfData(dataDir: string): ServerUser | null {
  const pointer = join(dataDir, "moved-to");
  const cluster = join(existsSync(pointer) ? readFileSync(pointer, "utf8").trim() : dataDir, "data");
  if (!existsSync(cluster)) return null;
  const { uid, gid } = statSync(cluster);
  return { uid, gid };
}

function readPassword(dataDir: string): string {
  const path = join(dataDir, "password");
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString("hex"), { mode: 0o600 });
  return readFileSync(path, "utf8").trim();
}

type NewCluster = {
  binaries: Binaries;
  place: string;
  cluster: string;
  password: string;
  user: ServerUser | null;
  durable: boolean;
};

/** Makes the cluster beside its final name and renames it when whole, so that an interrupted start leaves nothing half made. */
function createCluster({ binaries, place, cluster, password, user, durable }: NewCluster): void {
  const partial = join(place, "data.partial");
  const passwordFile = join(place, "password.partial");
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user !== null) for (const path of [partial, passwordFile]) chownSync(path, user.uid, user.gid);
  const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"];
  const access = ["-U", "postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const made = spawnSync(binaries.initdb, ["-D", partial, ...access, ...locale, ...(durable ? [] : ["--no-sync"])], {
    ...user,
    cwd: "/",
    encoding: "utf8",
    env: serverEnv,
  });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr ?? ""}`.trim());
  renameSync(partial, cluster);
}

type ServerStart = {
  binaries: Binaries;
  cluster: string;
  dataDir: string;
  user: ServerUser | null;
  durable: boolean;
  guard: Guard;
  log: (line: string) => void;
  port: number;
};
type RunningServer = { port: number; pid: number; exited: Promise<void> };

/** A port can be taken between looking and listening, so a server that could not listen is started again elsewhere. */
async function startServer(start: ServerStart): Promise<RunningServer> {
  let preferred = start.port;
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort(preferred);
    if (start.port !== 0 && port !== start.port)
      start.log(`Port ${start.port} is taken; PostgreSQL listens on ${port}.`);
    const running = await spawnServer(start, port);
    if (running !== null) return running;
    if (attempt === 5) throw new Error(`PostgreSQL did not start. Its log: ${join(start.dataDir, "server.log")}`);
    preferred = port + 1;
  }
}

async function spawnServer(start: ServerStart, port: number): Promise<RunningServer | null> {
  const logFile = openSync(
    join(start.dataDir, "server.log"),
    isLarge(join(start.dataDir, "server.log")) ? "w" : "a",
    0o600,
  );
  const settings = { ...baseSettings, ...(start.durable ? durableSettings : fastSettings), port: String(port) };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(start.binaries.postgres, ["-D", start.cluster, ...args], {
    ...start.user,
    cwd: "/",
    detached: true,
    stdio: ["ignore", logFile, logFile],
    env: serverEnv,
  });
  closeSync(logFile);
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()).once("error", () => resolve()));
  const pid = child.pid;
  if (pid === undefined) return null;
  start.guard.protect(pid, { stopSignal: "SIGINT", graceMs: 10_000, stage: 0 });
  void exited.then(() => start.guard.release(pid));
  return (await becameReady(child, start.cluster)) ? { port, pid, exited } : null;
}

/** The last line of the lock file tells a start's progress, as `pg_ctl -w` reads it. */
async function becameReady(child: ChildProcess, cluster: string): Promise<boolean> {
  const path = join(cluster, "postmaster.pid");
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    const lines = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
    if (lines[0] === String(child.pid) && lines[7]?.trim() === "ready") return true;
    await delay(15);
  }
  if (child.pid !== undefined) await stopServer(child.pid);
  return false;
}

function isLarge(path: string): boolean {
  return existsSync(path) && statSync(path).size > 10_000_000;
}

const serverEnv = { NODE_ENV: "production" as const, PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" };

const baseSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  timezone: "UTC",
  log_timezone: "UTC",
  jit: "off",
  random_page_cost: "1.1",
};

const durableSettings = {
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  wal_buffers: "16MB",
  min_wal_size: "256MB",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  autovacuum_naptime: "15s",
};

const fastSettings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "128MB",
  wal_level: "minimal",
  max_wal_senders: "0",
  checkpoint_timeout: "1h",
  max_wal_size: "4GB",
  autovacuum: "on",
};
