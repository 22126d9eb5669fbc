import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { PlatformCtx, TenantCtx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { fromKes } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { ensurePlatformConnections } from "#/lib/connections/ensure-platform-connections.ts";
import { createTenant } from "#/lib/tenants/create-tenant.ts";
import { lockWallets, walletKey } from "#/lib/wallet/lock-wallets.ts";
import { postTransfers } from "#/lib/wallet/post-transfers.ts";
import { bookEntry, referenceDay } from "#/lib/wallet/statement.ts";
import { walletAccount } from "#/lib/wallet/transfer.ts";
import { writeStatement } from "#/lib/wallet/write-statement.ts";
import { startDatabase } from "../launch/database.ts";
import { migrate } from "../migrate.ts";
import { openPlatform, type OpenPlatform } from "../platform-ctx.ts";

/** A database of its own with production's durability, and the platform's context on it. */
export type BenchWorld = OpenPlatform & {
  ownerUrl: string;
  databaseUrl: string;
  connectionId: string;
  newTenant(kes: number): Promise<TenantCtx>;
};

export async function openBenchWorld(directory: string): Promise<BenchWorld> {
  const database = await startDatabase({ dataDir: join(directory, "postgres"), port: 0 }, "bench", () => {});
  await migrate(database.DATABASE_MIGRATE_URL, database.DATABASE_URL);
  const platform = openPlatform(database.DATABASE_URL, "bench");
  const onfon = (await ensurePlatformConnections(platform.ctx)).find(({ provider }) => provider === "onfon");
  if (!onfon) throw new Error("The platform has a connection at Onfon.");
  return {
    ...platform,
    ownerUrl: database.DATABASE_MIGRATE_URL,
    databaseUrl: database.DATABASE_URL,
    connectionId: onfon.id,
    newTenant: (kes) => newTenant(platform.ctx, kes),
    close: async () => {
      await platform.close();
      await database.stop();
    },
  };
}

/** An active tenant with an approved sender ID and so much money. */
export async function newTenant(ctx: PlatformCtx, kes: number): Promise<TenantCtx> {
  const tag = randomBytes(4).toString("hex");
  const names = {
    name: `Clinic ${tag}`,
    contactName: "Amina Test",
    email: `${tag}@clinic.example`,
    phone: "254700000000",
  };
  const { id } = await createTenant(ctx, { ...names, status: "active" });
  await withTransaction(ctx, async (tx) => {
    await tx.sql`insert into senders (id, tenant_id, name, status) values (${newId("sender")}, ${id}, ${tag}, 'approved')`;
    const key = { tenantId: id, mode: "live" as const };
    const wallet = (await lockWallets(tx, [key])).get(walletKey(key));
    if (!wallet) throw new Error("A new tenant has a live wallet.");
    const transferId = newId("transfer");
    const amount = fromKes(kes);
    const entry = bookEntry(
      wallet,
      {
        id: newId("transaction"),
        type: "adjustment",
        direction: "credit",
        amount,
        description: "Opening balance",
        transferId,
      },
      referenceDay(tx.clock.now()),
    );
    await postTransfers(tx, [
      {
        id: transferId,
        ...key,
        from: "adjustments",
        to: walletAccount(id),
        amount,
        kind: "adjustment",
        businessKey: `adjust:${transferId}`,
      },
    ]);
    if (entry) await writeStatement(tx, [wallet], [entry]);
  });
  return { ...ctx, kind: "tenant", tenantId: id, mode: "live" };
}
