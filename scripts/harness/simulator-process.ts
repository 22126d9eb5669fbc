import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";

/** Simulators in a process of their own: they and their journals outlive every kill of the system under test. */
export type Simulators = {
  onfon: string;
  daraja: string;
  /** What the launcher is told so that it uses them: they are providers like any other. */
  environment: Record<string, string>;
  /** Calls the control API of one of them. */
  control(base: string, method: string, path: string, body?: object): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
};

const accounts = {
  ONFON_API_KEY: "sim-key",
  ONFON_CLIENT_ID: "sim-client",
  ONFON_ACCESS_KEY: "sim-access",
  ONFON_SENDER_ID: "JUMBE",
  DARAJA_CONSUMER_KEY: "sim-consumer",
  DARAJA_CONSUMER_SECRET: "sim-secret",
  DARAJA_PASSKEY: "sim-passkey",
  DARAJA_SHORTCODE: "600111",
  RESEND_API_KEY: "re_simulator",
};

/** Starts the simulators with their journals in `directory`. */
export async function startSimulatorProcess(root: string, directory: string): Promise<Simulators> {
  const child = spawn(process.execPath, [join(root, "simulators", "main.ts")], {
    cwd: root,
    stdio: ["pipe", "pipe", "inherit"],
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", SIMULATORS_DIR: directory, SIMULATORS_PORT: "0" },
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`The simulators ended with ${code}.`)));
  });
  const { onfon, daraja, resend }: Record<"onfon" | "daraja" | "resend", string> = JSON.parse(line);
  return {
    onfon,
    daraja,
    environment: {
      ...accounts,
      SIMULATORS: "off",
      ONFON_BASE_URL: onfon,
      DARAJA_BASE_URL: daraja,
      RESEND_BASE_URL: resend,
    },
    async control(base, method, path, body) {
      const content = body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {};
      const answer = await fetch(`${base}/__sim/${path}`, { method, ...content });
      if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`);
      return (await answer.json()) as Record<string, unknown>;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}
