import type { Env } from "#/lib/core/env.ts";
import type { DatabaseUrls } from "./database.ts";
import type { SimulatorName } from "./plan-simulators.ts";
import type { ReadyLine } from "./part.ts";
import type { Secrets } from "./secrets.ts";

export type Variables = Record<string, string | undefined>;

export type AppFacts = {
  env: Env;
  secrets: Secrets;
  dataDir: string;
  port: number;
  appUrl: string;
  urls: DatabaseUrls;
  engine: ReadyLine | undefined;
  simulators: ReadyLine | undefined;
  simulated: SimulatorName[];
  accounts: Variables;
};

/** The environment of the app beside what the operator set: each part that runs here, and how to reach it. */
export function appVariables(facts: AppFacts): Variables {
  const { env, secrets, engine, simulators } = facts;
  return {
    ...facts.accounts,
    PORT: String(facts.port),
    APP_URL: facts.appUrl,
    AUTH_URL: facts.appUrl,
    DATA_DIR: facts.dataDir,
    DATABASE_URL: facts.urls.DATABASE_URL,
    AUTH_SECRET: env.AUTH_SECRET ?? secrets.AUTH_SECRET,
    ENCRYPTION_KEY: env.ENCRYPTION_KEY ?? secrets.ENCRYPTION_KEY,
    ...(engine && {
      INNGEST_BASE_URL: textOf(engine.url),
      INNGEST_EVENT_KEY: secrets.INNGEST_EVENT_KEY,
      INNGEST_SIGNING_KEY: secrets.INNGEST_SIGNING_KEY,
    }),
    ...(simulators && {
      ...Object.fromEntries(
        facts.simulated.map((name) => [`${name.toUpperCase()}_BASE_URL`, textOf(simulators[name])]),
      ),
      SIMULATOR_PHONE_URL: textOf(simulators.phone),
      SIMULATOR_MAILBOX_URL: textOf(simulators.mailbox),
      SIMULATORS_RUNNING: facts.simulated.join(","),
    }),
  };
}

/** The environment of the embedded engine. It owns its tables, so it logs in as the owner. */
export function engineVariables(port: number, appPort: number, urls: DatabaseUrls, secrets: Secrets): Variables {
  return {
    ENGINE_PORT: String(port),
    ENGINE_DATABASE_URL: urls.DATABASE_MIGRATE_URL,
    ENGINE_SIGNING_KEY: secrets.INNGEST_SIGNING_KEY,
    ENGINE_EVENT_KEY: secrets.INNGEST_EVENT_KEY,
    ENGINE_APP_URL: `http://127.0.0.1:${appPort}/api/inngest`,
  };
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
