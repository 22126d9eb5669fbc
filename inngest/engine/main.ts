import "#/scripts/mend-driver.ts";
import type { Tunables } from "./settings.ts";

// Only now: the driver must be loaded after it is mended.
const { startEngine } = await import("./start.ts");

const { env } = process;

function required(name: string): string {
  const value = env[name];
  if (value === undefined || value === "") throw new Error(`${name} must be set`);
  return value;
}

/** A tunable that is left alone when its variable is not set. */
function tunable(key: keyof Tunables, name: string): Partial<Tunables> {
  const value = Number(env[name] ?? "");
  return value > 0 ? { [key]: value } : {};
}

const engine = await startEngine({
  databaseUrl: required("ENGINE_DATABASE_URL"),
  port: Number(env.ENGINE_PORT ?? "0"),
  signingKey: required("ENGINE_SIGNING_KEY"),
  eventKey: required("ENGINE_EVENT_KEY"),
  appUrl: required("ENGINE_APP_URL"),
  logLevel: env.LOG_LEVEL ?? "info",
  ...tunable("retryBaseMs", "ENGINE_RETRY_BASE_MS"),
  ...tunable("stopGraceMs", "ENGINE_STOP_GRACE_MS"),
});

const stopLimitMs = 9000;
let isStopping = false;

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  // Should the database be gone too, its silence does not keep us.
  setTimeout(() => process.exit(1), stopLimitMs).unref();
  await engine.stop();
  process.exit(0);
}

process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
// Whoever started us holds the other end: when it is gone, so are we.
process.stdin.on("close", () => void stop());
process.stdin.resume();
process.stdout.write(`${JSON.stringify({ ready: true, url: engine.url })}\n`);
