import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { isPortFree } from "./free-port.ts";
import {
  askApp,
  bannerOf,
  everyPid,
  makeDataDir,
  startLauncher,
  until,
  untilGone,
  type TestLauncher,
} from "./testing/launcher.ts";

let data: ReturnType<typeof makeDataDir>;
const launchers: TestLauncher[] = [];

beforeAll(() => {
  data = makeDataDir();
});
afterEach(async () => {
  for (const launcher of launchers) launcher.child.kill("SIGTERM");
  await Promise.all(launchers.splice(0).map((launcher) => launcher.exited));
});
afterAll(() => data.remove());

function start(...args: Parameters<typeof startLauncher>): TestLauncher {
  const launcher = startLauncher(...args);
  launchers.push(launcher);
  return launcher;
}

test("Ctrl-C and SIGTERM leave nothing running, and each later start has the same addresses and data", async () => {
  const origins: string[] = [];
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    const launcher = start(data.path);
    const origin = await bannerOf(launcher);
    origins.push(origin);
    const pids = await everyPid(data.path, origin);
    launcher.child.kill(signal);
    expect(await launcher.exited).toBe(0);
    await untilGone(pids);
    expect(await isPortFree(Number(new URL(origin).port))).toBe(true);
  }
  expect(origins[1]).toBe(origins[0]);
});

test("after kill -9 of the launcher nothing is left running, and a start at once on the same data works", async () => {
  const launcher = start(data.path);
  const origin = await bannerOf(launcher);
  const pids = await everyPid(data.path, origin);
  launcher.child.kill("SIGKILL");
  const next = start(data.path);
  expect(await bannerOf(next)).toBe(origin);
  await untilGone(pids);
  const again = await everyPid(data.path, origin);
  next.child.kill("SIGKILL");
  await untilGone(again);
});

test("when npm dies without a word the launcher stops too", async () => {
  const launcher = start(data.path, {}, "npm");
  const origin = await bannerOf(launcher);
  const pids = await everyPid(data.path, origin);
  launcher.child.kill("SIGKILL");
  await untilGone(pids);
});

test("a second launcher on the same data says so and leaves the first alone", async () => {
  const first = start(data.path);
  const origin = await bannerOf(first);
  const second = start(data.path);
  expect(await second.exited).toBe(1);
  expect(second.output()).toContain(`Already running on ${data.path}`);
  const { environment } = await askApp(origin);
  const sql = postgres(environment.DATABASE_URL ?? "", { max: 1 });
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  await sql.end();
});

test("an app or a database that dies is started again", async () => {
  const launcher = start(data.path);
  const origin = await bannerOf(launcher);
  const before = await askApp(origin);
  await fetch(`${origin}/crash`).catch(() => null);
  const after = await until(() => askApp(origin).catch(() => null));
  expect(after.pid).not.toBe(before.pid);
  expect(launcher.output()).toContain("app ended with exit code 7; starting it again.");

  const pidFile = join(data.path, "postgres", "data", "postmaster.pid");
  process.kill(Number(readFileSync(pidFile, "utf8").split("\n")[0]), "SIGKILL");
  const sql = postgres(after.environment.DATABASE_URL ?? "", { max: 1 });
  const rows = await until(() => sql`select 1 as one`.catch(() => null));
  expect(rows).toEqual([{ one: 1 }]);
  await sql.end();
});

test("a port that was asked for and is taken is an error; the usual port gives way and APP_URL follows", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  const address = await until(() => other.address());
  const port = typeof address === "object" ? address.port : 0;
  const refused = start(data.path, { PORT: String(port) });
  expect(await refused.exited).toBe(1);
  expect(refused.output()).toContain(`Port ${port} is taken`);
  other.close();

  const launcher = start(data.path);
  const origin = await bannerOf(launcher);
  const { environment } = await askApp(origin);
  expect(environment.APP_URL).toBe(`http://localhost:${new URL(origin).port}`);
});

test("secrets are made once, only their owner may read them, and the app has no owner's access to the database", async () => {
  const launcher = start(data.path);
  const { environment } = await askApp(await bannerOf(launcher));
  const path = join(data.path, "secrets.json");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const secrets = JSON.parse(readFileSync(path, "utf8"));
  expect(Buffer.from(secrets.ENCRYPTION_KEY, "base64")).toHaveLength(32);
  expect(environment.ENCRYPTION_KEY).toBe(secrets.ENCRYPTION_KEY);
  expect(environment.DATABASE_MIGRATE_URL).toBeUndefined();
  expect(environment.SIMULATORS_RUNNING).toBe("onfon,daraja,resend");
});

test("a public site without its secrets does not start and says which are missing", async () => {
  const launcher = start(data.path, { APP_URL: "https://sms.example.com" });
  expect(await launcher.exited).toBe(1);
  expect(launcher.output()).toContain("ENCRYPTION_KEY is required on a public site");
});
