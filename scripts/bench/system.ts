import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { withTransaction } from "#/lib/core/transaction.ts";
import { messagesQueued } from "#/lib/messaging/events.ts";
import { createApiClient, type ApiClient } from "../harness/api-client.ts";
import { prepareInstance, type Instance } from "../harness/instance.ts";
import { startSimulatorProcess, type Simulators } from "../harness/simulator-process.ts";
import { findFreePort } from "../launch/free-port.ts";
import { openPlatform, type OpenPlatform } from "../platform-ctx.ts";
import { runningEnvironment } from "../running-environment.ts";

/** The whole system as `npm start` runs it, with its two demo tenants funded by so much each. */
export type BenchSystem = {
  instance: Instance;
  simulators: Simulators;
  platform: OpenPlatform;
  first: ApiClient;
  second: ApiClient;
  close(): Promise<void>;
};

export async function startBenchSystem(
  directory: string,
  kes: number,
  environment: Record<string, string> = { RATE_LIMITS: "off" },
): Promise<BenchSystem> {
  const root = join(import.meta.dirname, "..", "..");
  const simulators = await startSimulatorProcess(root, join(directory, "simulators"));
  const dataDir = join(directory, "data");
  mkdirSync(dataDir, { recursive: true });
  const instance = prepareInstance({
    root,
    dataDir,
    port: await findFreePort(4800),
    environment: { ...simulators.environment, WEBHOOK_PRIVATE_HOSTS: "127.0.0.1/32", ...environment },
  });
  const stop = async (): Promise<void> => {
    await instance.stop();
    await simulators.stop();
  };
  try {
    await instance.start();
    const { tenant, second_tenant, callbacks } = instance.demo();
    await simulators.control(simulators.onfon, "PUT", "wallet", { credits: 10_000_000 });
    await simulators.control(simulators.onfon, "PUT", "switches", { report_url: callbacks.onfon_dlr_url ?? "" });
    await simulators.control(simulators.daraja, "PUT", "switches", { default_action: "pay", repeat_window_ms: 0 });
    const first = createApiClient(instance.url, tenant.live_key, 60_000);
    const second = createApiClient(instance.url, second_tenant.live_key, 60_000);
    if (kes > 0) for (const client of [first, second]) await fund(client, kes);
    const masterKey = Buffer.from(runningEnvironment(dataDir).ENCRYPTION_KEY ?? "", "base64");
    const platform = openPlatform(instance.databaseUrl(), "bench", masterKey);
    return {
      instance,
      simulators,
      platform,
      first,
      second,
      close: async () => void (await platform.close(), await stop()),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const mostTopUp = 50_000;

async function fund(client: ApiClient, kes: number): Promise<void> {
  for (let paid = 0; paid < kes; paid += mostTopUp) {
    const body = { amount: mostTopUp, phone_number: `2547110000${String(paid / mostTopUp).padStart(2, "0")}` };
    const answer = await client("POST", "/api/v1/wallet/topup", { body });
    if (answer?.status !== 202) throw new Error(`The top-up was refused: ${answer?.body}`);
  }
  const wanted = Math.ceil(kes / mostTopUp) * mostTopUp;
  for (let look = 0; look < 600; look++) {
    const { balance } = JSON.parse((await client("GET", "/api/v1/client/balance"))?.body ?? "{}") as {
      balance?: number;
    };
    if (balance === wanted) return;
    await delay(100);
  }
  throw new Error("The top-ups were not credited within a minute.");
}

/** Sending through the platform's account is stopped or goes on. */
export async function setConnection({ platform }: BenchSystem, status: "active" | "paused"): Promise<void> {
  await withTransaction(platform.ctx, async (tx) => {
    const rows = await tx.sql<{ id: string }[]>`
      update connections set status = ${status} where provider = 'onfon' and owner_tenant_id is null returning id`;
    for (const { id } of rows) tx.emit(messagesQueued, { connectionId: id });
  });
}

/** Resident memory of a process in MB. */
export function residentMb(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
