import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openPools, type Pools, type TransactionSql } from "./client.ts";
import { openLine, type Line } from "./line.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";

let database: TestDatabase;
let owner: postgres.Sql;
let pools: Pools;
let line: Line;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  await owner`create table notes (note text primary key, tenant_id bigint not null default 1)`;
  await owner`grant select, insert on notes to jumbe_app`;
  await owner`alter table notes enable row level security`;
  await owner`create policy own on notes to jumbe_app using (tenant_id = any ((select app_tenants())::bigint[]))`;
  pools = openPools(database.url, { app: 1, platform: 1 });
  line = openLine(pools.app);
});
beforeEach(() => owner`truncate notes`);
afterAll(async () => {
  await Promise.all([pools.app.close(), pools.platform.close(), owner.end()]);
  await database.drop();
});

const actForOne = async (sql: TransactionSql) => void (await sql`select set_config('app.tenants', '1', true)`);
const insert = async (sql: TransactionSql, note: string) => void (await sql`insert into notes values (${note})`);
const notes = async () => (await owner<{ note: string }[]>`select note from notes order by 1`).map(({ note }) => note);
const write = (...texts: string[]) =>
  line.runBatch({
    read: actForOne,
    write: (sql) => Promise.all(texts.map((text) => insert(sql, text))),
  });

describe("a batch", () => {
  it("is one transaction, there when it returns", async () => {
    await write("a", "b");
    const rows = await owner`select distinct xmin::text from notes`;
    expect(rows).toHaveLength(1);
    expect(await notes()).toEqual(["a", "b"]);
  });

  it("leaves nothing when one of its last statements fails, and the line goes on", async () => {
    await expect(write("a", "b", "a")).rejects.toMatchObject({ code: "23505" });
    expect(await notes()).toEqual([]);
    await write("c");
    expect(await notes()).toEqual(["c"]);
  });

  it("leaves nothing when its reading fails, or the making of a last statement", async () => {
    const unread = line.runBatch({ read: (sql) => sql`select 1/0`, write: async (sql) => insert(sql, "unread") });
    await expect(unread).rejects.toMatchObject({ code: "22012" });
    const halfMade = line.runBatch({
      read: actForOne,
      write: (sql) => Promise.all([insert(sql, "half"), Promise.reject(new RangeError("not made"))]),
    });
    await expect(halfMade).rejects.toThrow("not made");
    await write("next");
    expect(await notes()).toEqual(["next"]);
  });

  it("does not pass a failure that its writer has swallowed for a commit", async () => {
    const swallowed = line.runBatch({
      read: actForOne,
      write: (sql) => Promise.all([insert(sql, "twice"), insert(sql, "twice").catch(() => "fine")]),
    });
    await expect(swallowed).rejects.toThrow("rolled back");
    expect(await notes()).toEqual([]);
  });

  it("refuses a statement that would come after its end, and another batch beside it", async () => {
    const late = line.runBatch({
      read: actForOne,
      write: async (sql) => {
        await insert(sql, "in time");
        await insert(sql, "late");
      },
    });
    await expect(write("beside")).rejects.toThrow("one batch at a time");
    await expect(late).rejects.toThrow("before one of them is waited for");
    expect(await notes()).toEqual(["in time"]);
  });
});

describe("a lost connection", () => {
  it.each([1, 200_000])(
    "leaves nothing of its batch, and the line goes on, with %i characters on their way",
    async (length) => {
      const long = "x".repeat(length);
      const pidOf = async (sql: TransactionSql) => {
        const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
        return row?.pid ?? 0;
      };
      const read = async (sql: TransactionSql) => (await Promise.all([actForOne(sql), pidOf(sql)]))[1];
      const drop = (pid: number) => owner`select pg_terminate_backend(${pid}, 5000)`;
      const insertAll = (sql: TransactionSql) =>
        Promise.all(
          ["a", "b", "c"].map(
            (note) => sql`insert into notes values (${`${note}-${long}`.slice(0, 2_000)}) returning ${long}`,
          ),
        );
      const beforeWriting = () =>
        line.runBatch({
          read: async (sql) => {
            await drop(await read(sql));
          },
          write: insertAll,
        });
      const whileWriting = () =>
        line.runBatch({
          read,
          write: (sql, pid) => Promise.all([sql`select pg_sleep(10)`, insertAll(sql), drop(pid)]),
        });
      for (let round = 0; round < 6; round++) {
        await expect(round % 2 ? whileWriting() : beforeWriting()).rejects.toThrow();
        // The next one may still meet the connection as it closes.
        const next = () =>
          write(`after ${round}`).then(
            () => "written",
            () => "lost",
          );
        await expect.poll(next).toBe("written");
      }
      expect(await notes()).toEqual([0, 1, 2, 3, 4, 5].map((round) => `after ${round}`));
    },
  );
});
