import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { findFreePort } from "../launch/free-port.ts";

/** A server that a bench measures beside the app. */
export type Beside = { url: string; pid: number | undefined; stop(): Promise<void> };

/** A bare node:http server that answers what it is sent. */
export async function startEcho(): Promise<Beside> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "echo-server.ts")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const port = await new Promise<string>((resolve) => createInterface({ input: child.stdout }).once("line", resolve));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    stop: () => {
      child.stdin.end();
      return ended;
    },
  };
}

/** The same routes as Next's own server runs them, without the fast road in front. */
export async function startNext(environment: Record<string, string | undefined>): Promise<Beside> {
  const root = join(import.meta.dirname, "..", "..");
  const port = await findFreePort(4900);
  const child = spawn(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "start", "-p", String(port)], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { PATH: process.env.PATH ?? "", ...environment, PORT: String(port), NODE_ENV: "production" },
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
    pid: child.pid,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}
