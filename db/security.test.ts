import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensurePlatformConnections } from "#/lib/connections/ensure-platform-connections.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { sendMessage } from "#/lib/messaging/send-message.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";

let world: TestWorld;
let owner: postgres.Sql;

beforeAll(async () => {
  world = await createTestWorld({ poolSize: 5 });
  owner = postgres(world.database.ownerUrl, { max: 2, onnotice: () => {} });
  await ensurePlatformConnections(world.platform);
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

const sendOne = (tenant: TestTenant) =>
  sendMessage(tenant.live, {
    recipients: ["0712345678"],
    single: true,
    text: "Hello",
    sender: null,
    reference: null,
    perMinute: null,
    idempotency: null,
  });

type Table = {
  name: string;
  has_mode: boolean;
  enabled: boolean;
  forced: boolean;
  condition: string | null;
  check: string | null;
};

async function tenantTables(): Promise<Table[]> {
  return owner<Table[]>`
    select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'mode' and not a.attisdropped) as has_mode,
      p.qual as condition, p.with_check as check
    from pg_class c
    left join pg_policies p on p.schemaname = 'public' and p.tablename = c.relname and p.roles = '{jumbe_app}'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (c.relname = 'tenants' or exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped))`;
}

describe("the catalogue", () => {
  it("has every tenant's table under forced row security, compared with tenant and mode, for reading and writing", async () => {
    const tables = await tenantTables();
    expect(tables.length).toBeGreaterThan(15);
    for (const table of tables) {
      expect([table.name, table.enabled, table.forced]).toEqual([table.name, true, true]);
      for (const clause of [table.condition, table.check]) {
        expect(`${table.name}: ${clause}`).toContain("app_tenants()");
        expect([table.name, (clause ?? "").includes("app_modes()")]).toEqual([table.name, table.has_mode]);
      }
    }
  });

  it("gives our roles neither ownership nor a way around it", async () => {
    const roles = await owner<{ rolname: string; rolsuper: boolean; rolbypassrls: boolean; owned: string }[]>`
      select rolname, rolsuper, rolbypassrls, (select count(*) from pg_class where relowner = r.oid) as owned
      from pg_roles r where rolname in ('jumbe_app', 'jumbe_platform', 'jumbe_login') order by rolname`;
    expect(roles.length).toBeGreaterThanOrEqual(2);
    for (const role of roles) expect([role.rolsuper, role.rolbypassrls, Number(role.owned)]).toEqual([false, false, 0]);
  });

  it("has tenant and mode in every foreign key between tables that have both", async () => {
    const keys = await owner<{ name: string; columns: string[]; both_modes: boolean }[]>`
      with facts as (
        select c.oid,
          exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as tenant,
          exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'mode' and not a.attisdropped) as mode
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r')
      select k.conname as name, one.mode and other.mode as both_modes,
        array(select a.attname::text from unnest(k.conkey) n join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n) as columns
      from pg_constraint k join facts one on one.oid = k.conrelid join facts other on other.oid = k.confrelid
      where k.contype = 'f' and one.tenant and other.tenant`;
    expect(keys.length).toBeGreaterThan(4);
    const loose = keys.filter(
      ({ columns, both_modes }) => !columns.includes("tenant_id") || (both_modes && !columns.includes("mode")),
    );
    expect(loose.map(({ name }) => name)).toEqual([]);
  });
});

describe("the app's role", () => {
  it("sees nothing and can write nothing before it has said for whom it acts", async () => {
    const tenant = await world.newTenant({ balanceKes: 5 });
    const { sql } = world.pools.app;
    for (const { name } of await tenantTables()) {
      const [row] = await sql`select count(*)::int as rows from ${sql(name)}`;
      expect([name, row?.["rows"]]).toEqual([name, 0]);
    }
    const insert = sql`
      insert into senders (id, tenant_id, name, status) values ('snd_x', ${tenant.id}, 'X', 'approved')`;
    await expect(insert).rejects.toMatchObject({ code: "42501" });
  });

  it("can't write a row of another tenant or of the other mode", async () => {
    const [one, other] = [await world.newTenant(), await world.newTenant()];
    const write = (tenantId: number, mode: string) =>
      withTransaction(
        one.live,
        (tx) => tx.sql`
        insert into rate_windows (tenant_id, mode, started_at, used) values (${tenantId}, ${mode}, now(), 1)`,
      );
    await expect(write(other.id, "live")).rejects.toMatchObject({ code: "42501" });
    await expect(write(one.id, "test")).rejects.toMatchObject({ code: "42501" });
    await write(one.id, "live");
  });

  it("shows 1,000 interleaved requests of 20 tenants on 5 connections no row of anybody else", async () => {
    const tenants = await Promise.all(Array.from({ length: 20 }, () => world.newTenant({ balanceKes: 5 })));
    await Promise.all(tenants.map((tenant) => sendOne(tenant)));
    const foreign = await Promise.all(
      Array.from({ length: 1000 }, (_, index) => lookAround(tenants[(index * 7) % tenants.length])),
    );
    expect(foreign.reduce((sum, rows) => sum + rows, 0)).toBe(0);
  });
});

async function lookAround(tenant: TestTenant | undefined): Promise<number> {
  if (!tenant) throw new Error("There is a tenant for every turn.");
  return withTransaction(tenant.live, async (tx) => {
    const [row] = await tx.sql<{ foreign_rows: number; own_rows: number }[]>`
      select (count(*) filter (where tenant_id <> ${tenant.id} or mode <> 'live'))::int as foreign_rows,
        (count(*) filter (where tenant_id = ${tenant.id}))::int as own_rows
      from (select tenant_id, mode from messages union all select tenant_id, mode from wallets
        union all select tenant_id, mode from ledger_transfers) rows`;
    expect(row?.own_rows).toBeGreaterThan(0);
    return row?.foreign_rows ?? 1;
  });
}

describe("what is booked", () => {
  it.each(["ledger_transfers", "audit_log"])("stays in %s for the app, the platform and the owner", async (table) => {
    const tenant = await world.newTenant({ balanceKes: 5 });
    const asApp = (statement: string) => withTransaction(tenant.live, (tx) => tx.sql.unsafe(statement));
    const asPlatform = (statement: string) => withTransaction(world.platform, (tx) => tx.sql.unsafe(statement));
    for (const statement of [`update ${table} set id = 'x'`, `delete from ${table}`, `truncate ${table} cascade`]) {
      await expect(asApp(statement)).rejects.toMatchObject({ code: "42501" });
      await expect(asPlatform(statement)).rejects.toMatchObject({ code: "42501" });
      await expect(owner.unsafe(statement)).rejects.toMatchObject({ code: "23001" });
    }
  });

  it("can't be changed on the statement, and a balance can't fall below 0", async () => {
    const tenant = await world.newTenant({ balanceKes: 5 });
    const change = owner`update wallet_transactions set amount_e4 = 1 where tenant_id = ${tenant.id} and seq is not null`;
    await expect(change).rejects.toMatchObject({ code: "23001" });
    const overdraw = owner`update wallets set balance_e4 = -1 where tenant_id = ${tenant.id}`;
    await expect(overdraw).rejects.toMatchObject({ code: "23514" });
  });
});
