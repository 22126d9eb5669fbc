import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRunning } from "./launch/process-table.ts";
import { until, untilGone } from "./launch/testing/launcher.ts";
import { DataInUseError, startPostgres, type PostgresServer } from "./postgres.ts";

let dataDir: string;

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "jumbe-postgres-"));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const startHere = (port = 0): Promise<PostgresServer> => startPostgres({ dataDir, port, durable: false });

async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1 });
  try {
    return (await sql`select 1 as one`)[0]?.one === 1;
  } finally {
    await sql.end();
  }
}

test("a taken port gives way to another; the password is the owner's secret; stop leaves nothing", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address = other.address();
  const taken = typeof address === "object" && address !== null ? address.port : 0;
  const server = await startHere(taken);
  expect(server.port).not.toBe(taken);
  expect(await answers(server.url)).toBe(true);
  await expect(answers(server.url.replace(/:[0-9a-f]+@/, ":wrong@"))).rejects.toThrow("password authentication failed");
  expect(statSync(join(dataDir, "password")).mode & 0o777).toBe(0o600);
  await server.stop();
  expect(isRunning(server.pid)).toBe(false);
  other.close();
});

test("a second start on the same data is refused and the first server goes on", async () => {
  const first = await startHere();
  await expect(startHere()).rejects.toBeInstanceOf(DataInUseError);
  expect(await answers(first.url)).toBe(true);
  await first.stop();
});

test("when its owner is killed the server stops, and nobody is in the way of the next one", async () => {
  const owner = spawn(process.execPath, [join(import.meta.dirname, "launch/testing/hold-postgres.ts"), dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let line = "";
  owner.stdout.on("data", (chunk: Buffer) => (line += chunk.toString()));
  const { url, pid }: { url: string; pid: number } = await until(() => (line.endsWith("\n") ? JSON.parse(line) : null));
  expect(await answers(url)).toBe(true);
  const gone = new Promise((resolve) => owner.once("exit", resolve));
  owner.kill("SIGKILL");
  await gone;
  const next = await startHere();
  expect(await answers(next.url)).toBe(true);
  await untilGone([pid]);
  await next.stop();
});

test("a server killed with -9 leaves a stale lock file, and the next start recovers the data", async () => {
  const first = await startHere();
  process.kill(first.pid, "SIGKILL");
  await first.exited;
  const next = await startHere();
  expect(await answers(next.url)).toBe(true);
  await next.stop();
});

test("a lock file whose process id went to another program of the same user does not stop the start", async () => {
  const first = await startHere();
  process.kill(first.pid, "SIGKILL");
  await first.exited;
  const cluster = join(dataDir, "data");
  const { uid, gid } = statSync(cluster);
  const stranger = spawn("sleep", ["60"], { uid, gid, cwd: "/" });
  const lockFile = join(cluster, "postmaster.pid");
  const lines = readFileSync(lockFile, "utf8").split("\n");
  writeFileSync(lockFile, [String(stranger.pid), ...lines.slice(1)].join("\n"));
  const next = await startHere();
  expect(await answers(next.url)).toBe(true);
  expect(stranger.exitCode).toBeNull();
  stranger.kill();
  await next.stop();
});

test("a lock file that names a dead process nobody has collected yet does not stop the start", async () => {
  const first = await startHere();
  process.kill(first.pid, "SIGKILL");
  await first.exited;
  const cluster = join(dataDir, "data");
  const { uid, gid } = statSync(cluster);
  // The shell becomes a program that never collects the child it left.
  const parent = spawn("sh", ["-c", "sleep 0.3 & echo $!; exec sleep 60"], { uid, gid, cwd: "/" });
  let line = "";
  parent.stdout.on("data", (chunk: Buffer) => (line += chunk.toString()));
  const dead = await until(() => (line.endsWith("\n") ? Number(line) : null));
  await untilGone([dead]);
  const lockFile = join(cluster, "postmaster.pid");
  const lines = readFileSync(lockFile, "utf8").split("\n");
  writeFileSync(lockFile, [String(dead), ...lines.slice(1)].join("\n"));
  const next = await startHere();
  expect(await answers(next.url)).toBe(true);
  parent.kill();
  await next.stop();
});

test("the server runs as a user that is not root, also on data below a directory only its owner may enter", async () => {
  const closed = mkdtempSync(join(tmpdir(), "jumbe-closed-"));
  chmodSync(closed, 0o700);
  const below = join(closed, "postgres");
  const server = await startPostgres({ dataDir: below, port: 0, durable: false });
  expect(statSync(`/proc/${server.pid}`).uid).not.toBe(0);
  await remember(server.url);
  await server.stop();
  const again = await startPostgres({ dataDir: below, port: 0, durable: false });
  expect(await recall(again.url)).toBe("kept");
  await again.stop();
  const movedTo = join(below, "moved-to");
  if (existsSync(movedTo)) rmSync(readFileSync(movedTo, "utf8"), { recursive: true });
  rmSync(closed, { recursive: true, force: true });
});

async function remember(url: string): Promise<void> {
  const sql = postgres(url, { max: 1 });
  await sql`create table notes as select 'kept' as note`;
  await sql.end();
}

async function recall(url: string): Promise<unknown> {
  const sql = postgres(url, { max: 1 });
  const [row] = await sql`select note from notes`;
  await sql.end();
  return row?.note;
}
