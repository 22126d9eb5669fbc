import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "#/scripts/migrate.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";

let migrated: TestDatabase;
let empty: TestDatabase;

beforeAll(async () => {
  [migrated, empty] = await Promise.all([createTestDatabase(), createTestDatabase({ migrate: false })]);
});
afterAll(() => Promise.all([migrated.drop(), empty.drop()]));

test("two migrations at once on an empty database both succeed, and a third changes nothing", async () => {
  await Promise.all([migrate(empty.ownerUrl, empty.url), migrate(empty.ownerUrl, empty.url)]);
  await migrate(empty.ownerUrl, empty.url);
  const count = await query(
    empty.ownerUrl,
    "select count(*)::int as n from information_schema.tables where table_schema = 'public'",
  );
  expect(count[0]?.n).toBeGreaterThan(0);
});

test("the login of the product is no superuser and acts under each role", async () => {
  for (const role of ["jumbe_app", "jumbe_platform"]) {
    const rows = await query(
      migrated.url,
      "select current_user as me, rolsuper or rolbypassrls as strong from pg_roles where rolname = current_user",
      role,
    );
    expect(rows).toEqual([{ me: role, strong: false }]);
  }
});

async function query(url: string, text: string, role?: string): Promise<postgres.RowList<postgres.Row[]>> {
  const sql = postgres(url, { max: 1, ...(role ? { connection: { options: `-c role=${role}` } } : {}) });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}
