import { randomBytes } from "node:crypto";
import { openPools, type Pools } from "#/db/client.ts";
import type { Mode } from "#/db/enums.ts";
import { createTestDatabase, type TestDatabase } from "#/db/testing/database.ts";
import { tenantScopes } from "#/lib/core/authorize.ts";
import type { Clock } from "#/lib/core/clock.ts";
import { systemClock } from "#/lib/core/clock.ts";
import type { Actor, EventSink, PlatformCtx, ProcessScope, TenantCtx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { createLog } from "#/lib/core/log.ts";
import { fromKes } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { createVault } from "#/lib/core/vault.ts";
import { writeEvents } from "#/lib/outbox/write-events.ts";
import { createTenant, type CreateTenantInput } from "#/lib/tenants/create-tenant.ts";
import { createProcessScope } from "#/lib/core/process-scope.ts";
import { postTransfers } from "#/lib/wallet/post-transfers.ts";
import { lockWallets, walletKey } from "#/lib/wallet/lock-wallets.ts";
import { bookEntry, referenceDay } from "#/lib/wallet/statement.ts";
import { walletAccount } from "#/lib/wallet/transfer.ts";
import { writeStatement } from "#/lib/wallet/write-statement.ts";

export type TestWorld = {
  database: TestDatabase;
  pools: Pools;
  platform: PlatformCtx;
  /** The same platform context as another actor. */
  platformAs(actor: Actor): PlatformCtx;
  /** A context of the tenant; by default a key with every scope, in live mode. */
  tenantCtx(tenantId: number, options?: { mode?: Mode; scopes?: readonly string[]; actor?: Actor }): TenantCtx;
  /** A new active tenant with its live balance in KES and one approved sender ID. */
  newTenant(
    options?: Partial<CreateTenantInput> & { balanceKes?: number; sender?: string | null },
  ): Promise<TestTenant>;
  close(): Promise<void>;
};

export type TestTenant = { id: number; sender: string | null; live: TenantCtx; test: TenantCtx };

export type TestWorldOptions = { clock?: Clock; poolSize?: number };

/** A migrated database of its own and contexts on it, without any provider. Close it in `afterAll`. */
export async function createTestWorld(options: TestWorldOptions = {}): Promise<TestWorld> {
  const database = await createTestDatabase();
  const size = options.poolSize ?? 8;
  const pools = openPools(database.url, { app: size, platform: size });
  const events: EventSink = { write: writeEvents, poke: () => {} };
  const scope: ProcessScope = createProcessScope();
  const base = {
    pools,
    events,
    scope,
    clock: options.clock ?? systemClock,
    log: createLog("silent"),
    vault: createVault(randomBytes(32)),
    requestId: "test-request",
  };
  const platformAs = (actor: Actor): PlatformCtx => ({ ...base, kind: "platform", actor });
  const platform = platformAs({ kind: "system", name: "test" });
  const tenantCtx: TestWorld["tenantCtx"] = (tenantId, { mode = "live", scopes = tenantScopes, actor } = {}) => ({
    ...base,
    kind: "tenant",
    tenantId,
    mode,
    actor: actor ?? { kind: "api_key", keyId: newId("apiKey"), scopes, ip: null },
  });
  return {
    database,
    pools,
    platform,
    platformAs,
    tenantCtx,
    newTenant: async ({ balanceKes = 0, sender = `S${randomBytes(4).toString("hex")}`, ...input } = {}) => {
      const tenant = await createTenant(platform, { ...sampleTenant(), status: "active", ...input });
      if (balanceKes > 0) await fund(platform, tenant.id, balanceKes);
      if (sender !== null) await approveSenderName(platform, tenant.id, sender);
      return { id: tenant.id, sender, live: tenantCtx(tenant.id), test: tenantCtx(tenant.id, { mode: "test" }) };
    },
    close: async () => {
      await Promise.all([pools.app.close(), pools.platform.close()]);
      await database.drop();
    },
  };
}

function sampleTenant(): CreateTenantInput {
  const tag = randomBytes(4).toString("hex");
  return { name: `Clinic ${tag}`, contactName: "Amina Test", email: `${tag}@clinic.example`, phone: "254700000000" };
}

/** Money from outside, booked as an adjustment, so that the books stay whole. */
async function fund(platform: PlatformCtx, tenantId: number, kes: number): Promise<void> {
  await withTransaction(platform, async (tx) => {
    const key = { tenantId, mode: "live" as const };
    const wallet = (await lockWallets(tx, [key])).get(walletKey(key));
    if (!wallet) throw new Error("A new tenant has a live wallet.");
    const transferId = newId("transfer");
    const amount = fromKes(kes);
    const transfer = {
      id: transferId,
      mode: "live",
      tenantId,
      from: "adjustments",
      to: walletAccount(tenantId),
    } as const;
    await postTransfers(tx, [{ ...transfer, amount, kind: "adjustment", businessKey: `adjust:${transferId}` }]);
    const id = newId("transaction");
    const entry = bookEntry(
      wallet,
      { id, type: "adjustment", direction: "credit", amount, description: "Opening balance", transferId },
      referenceDay(tx.clock.now()),
    );
    if (entry) await writeStatement(tx, [wallet], [entry]);
  });
}

async function approveSenderName(platform: PlatformCtx, tenantId: number, name: string): Promise<void> {
  await withTransaction(platform, async (tx) => {
    await tx.sql`
      insert into senders (id, tenant_id, name, status) values (${newId("sender")}, ${tenantId}, ${name}, 'approved')`;
  });
}
