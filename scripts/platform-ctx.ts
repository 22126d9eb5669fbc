import { randomBytes } from "node:crypto";
import { openPools, type Pools } from "#/db/client.ts";
import { systemClock } from "#/lib/core/clock.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { createLog } from "#/lib/core/log.ts";
import { createProcessScope } from "#/lib/core/process-scope.ts";
import { createVault } from "#/lib/core/vault.ts";
import { writeEvents } from "#/lib/outbox/write-events.ts";

export type OpenPlatform = { ctx: PlatformCtx; pools: Pools; close(): Promise<void> };

/**
 * The platform's context on a database, for programs that run beside the app. Without the installation's master key
 * they can't open what is sealed, and with a key of their own (32 bytes) they seal what nobody else will open.
 */
export function openPlatform(databaseUrl: string, name: string, masterKey: Buffer = randomBytes(32)): OpenPlatform {
  const pools = openPools(databaseUrl);
  const ctx: PlatformCtx = {
    kind: "platform",
    actor: { kind: "system", name },
    pools,
    clock: systemClock,
    log: createLog("silent"),
    requestId: newId("httpRequest"),
    events: { write: writeEvents, poke: () => {} },
    scope: createProcessScope(),
    vault: createVault(masterKey),
  };
  return { ctx, pools, close: async () => void (await Promise.all([pools.app.close(), pools.platform.close()])) };
}
