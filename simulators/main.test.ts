import { spawn, type ChildProcessByStdio } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { expect, test } from "vitest";
import { request } from "./testing/client.ts";

type Running = {
  child: ChildProcessByStdio<Writable, Readable, null>;
  ready: Promise<Record<string, string>>;
  ended: Promise<number | null>;
};

function run(environment: Record<string, string>): Running {
  const child = spawn(process.execPath, [new URL("./main.ts", import.meta.url).pathname], {
    env: { ...process.env, ...environment },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ready = new Promise<Record<string, string>>((resolve) => {
    createInterface(child.stdout).once("line", (line) => resolve(JSON.parse(line)));
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, ready, ended };
}

test("the process prints where it listens, moves from a taken port, and ends with its parent's pipe", async () => {
  const directory = await mkdtemp(join(tmpdir(), "simulators-"));
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? String(address.port) : "0";
  const first = run({ SIMULATORS_PORT: port, SIMULATORS: "onfon,resend", SIMULATORS_DIR: directory });
  const ready = await first.ready;
  expect(ready).toMatchObject({
    ready: true,
    daraja: null,
    phone: `${ready.url}/phone`,
    mailbox: `${ready.url}/mailbox`,
  });
  expect(ready.url).not.toContain(port);
  expect((await request("GET", `${ready.onfon}/__sim/health`)).body).toEqual({ ok: true, name: "onfon" });
  first.child.stdin.end();
  expect(await first.ended).toBe(0);
  const second = run({ SIMULATORS: "daraja", SIMULATORS_DIR: directory });
  expect((await second.ready).onfon).toBeNull();
  second.child.kill("SIGTERM");
  expect(await second.ended).toBe(0);
  taken.close();
  await rm(directory, { recursive: true });
});
