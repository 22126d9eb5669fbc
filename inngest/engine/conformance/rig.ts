import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Inngest } from "inngest";
import { createTestDatabase } from "#/db/testing/database.ts";
import type { Engine } from "../start.ts";
import { query } from "./query.ts";
import { eventKey, openApp, register, signingKey, startTestEngine, type MakeFunctions, type TestApp } from "./world.ts";

export type EngineProcess = { child: ChildProcess; url: string };
export type RunRow = { status: string; error: { name: string } | null };
export type Health = { openJobs: number; app: { isReachable: boolean } };

/** One database, and as many engines and apps as a test cares to start and to kill. */
export type Rig = {
  databaseUrl: string;
  app(): TestApp;
  openApp(earlier?: TestApp): Promise<TestApp>;
  startProcess(): Promise<EngineProcess>;
  startHere(): Promise<Engine>;
  serve(makeFunctions: MakeFunctions, url: string): Promise<Inngest>;
  /** Everything of the last test is gone. */
  clear(): Promise<void>;
  drop(): Promise<void>;
};

export async function createRig(): Promise<Rig> {
  const database = await createTestDatabase({ migrate: false });
  const cleanups: (() => unknown)[] = [];
  let current: TestApp | null = null;
  const app = (): TestApp => {
    if (current === null) throw new Error("Open an app first");
    return current;
  };
  return {
    databaseUrl: database.ownerUrl,
    app,
    async openApp(earlier) {
      const opened = await openApp(earlier ?? null);
      cleanups.push(() => opened.close());
      current = opened;
      return opened;
    },
    async startProcess() {
      const child = spawn(process.execPath, [join(import.meta.dirname, "../main.ts")], {
        env: { ...process.env, ...engineVariables(database.ownerUrl, app().url) },
        stdio: ["pipe", "pipe", "inherit"],
      });
      cleanups.push(() => child.kill("SIGKILL"));
      for await (const line of createInterface({ input: child.stdout })) return { child, ...JSON.parse(line) };
      throw new Error("The engine ended before it was ready");
    },
    async startHere() {
      const engine = await startTestEngine(database.ownerUrl, app().url);
      cleanups.push(() => engine.stop());
      return engine;
    },
    async serve(makeFunctions, url) {
      const client = app().serveFunctions(makeFunctions, url);
      const { status, message } = await register(app().url);
      if (status !== 200) throw new Error(`The functions were not registered: ${message}`);
      return client;
    },
    async clear() {
      for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
      await query(database.ownerUrl, "drop schema engine cascade");
    },
    drop: () => database.drop(),
  };
}

function engineVariables(databaseUrl: string, appUrl: string): Record<string, string> {
  return {
    ENGINE_DATABASE_URL: databaseUrl,
    ENGINE_PORT: "0",
    ENGINE_SIGNING_KEY: signingKey,
    ENGINE_EVENT_KEY: eventKey,
    ENGINE_APP_URL: appUrl,
    ENGINE_STOP_GRACE_MS: "500",
    LOG_LEVEL: "silent",
  };
}

/** The process is gone, without having been asked. */
export async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

export async function listRuns(url: string): Promise<RunRow[]> {
  const answer = await fetch(`${url}/api/runs`, { headers: { authorization: `Bearer ${signingKey}` } });
  const body: { runs: RunRow[] } = await answer.json();
  return body.runs;
}

export async function readHealth(url: string): Promise<Health> {
  return (await fetch(`${url}/health`)).json();
}
