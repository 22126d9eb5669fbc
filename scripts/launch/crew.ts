import { openOutput } from "./output.ts";
import { isPortFree } from "./free-port.ts";
import { startGuard, type Guard } from "./guard.ts";
import { startPart, type Part, type PartPlan } from "./part.ts";
import type { PortName, Ports } from "./ports.ts";

/** What we start, so that it can be stopped in the opposite order at any point of the start. */
export type Crew = {
  guard: Guard;
  add(member: { stop(): Promise<void>; failed: Promise<string> }): void;
  start(role: Role): Promise<Part>;
  /** Starts a part on a free port; another one is tried when somebody took it in between. */
  startOnPort(name: PortName, role: (port: number) => Role): Promise<Part>;
  /** Settles, with the reason, when a member can't be kept running. */
  failed(): Promise<string>;
  stop(): Promise<void>;
};

export type Role = Pick<PartPlan, "name" | "args"> & {
  env: () => Record<string, string | undefined>;
  /** When everything must end at once, higher stages end before lower ones. PostgreSQL is 0. */
  stage: 1 | 2 | 3;
};

export type CrewSettings = {
  root: string;
  dataDir: string;
  isPublic: boolean;
  dev: boolean;
  ports: Ports;
  say: (line: string) => void;
  signal: AbortSignal;
};

/** Longer than the app takes to let open requests end. */
const graceMs = 10_000;
const portAttempts = 3;

export function gatherCrew(settings: CrewSettings): Crew {
  const { ports, say, signal } = settings;
  const guard = startGuard();
  const members: { stop(): Promise<void>; failed: Promise<string> }[] = [];

  async function start(role: Role): Promise<Part> {
    const onLine = openOutput(settings, role.name);
    const NODE_ENV = settings.dev ? "development" : "production";
    const plan: PartPlan = {
      ...role,
      cwd: settings.root,
      env: () => ({ ...role.env(), NODE_ENV }),
      graceMs,
      readyTimeoutMs: settings.dev ? 120_000 : 60_000,
      onLine,
    };
    const part = await startPart(plan, { guard, say, signal });
    members.push(part);
    return part;
  }

  return {
    guard,
    start,
    add: (member) => void members.push(member),
    failed: () => Promise.race(members.map((member) => member.failed)),
    async startOnPort(name, role) {
      for (let attempt = 1; ; attempt += 1) {
        const port = await ports.find(name);
        try {
          const part = await start(role(port));
          ports.remember(name, port);
          return part;
        } catch (error) {
          if (attempt === portAttempts || signal.aborted || (await isPortFree(port))) throw error;
        }
      }
    },
    async stop() {
      for (const member of members.splice(0).toReversed()) await member.stop();
      guard.close();
    },
  };
}
