import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

const migrationsFolder = join(import.meta.dirname, "..", "db", "migrations");
const securityFolder = join(import.meta.dirname, "..", "db", "security");
const journalPath = join(migrationsFolder, "meta", "_journal.json");

/** The roles that the product acts under; neither logs in, owns anything or passes row security. */
export const productRoles = ["jumbe_app", "jumbe_platform"] as const;

/** Any fixed number: one migration at a time per database. */
const migrationLock = 4_770_201;

/**
 * Brings the database to the schema of this version: migrations, then roles, grants and policies. `ownerUrl` logs in
 * as the owner; `loginUrl`, when given, names the login that acts under the product's roles. Running it again, or
 * twice at once, changes nothing.
 */
export async function migrate(ownerUrl: string, loginUrl: string = ownerUrl): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await makeRoles(sql, decodeURIComponent(new URL(loginUrl).username));
    if (existsSync(journalPath)) await applyMigrations(drizzle(sql), { migrationsFolder });
    await applySecurity(sql);
  } finally {
    await sql.end();
  }
}

async function makeRoles(sql: postgres.Sql, login: string): Promise<void> {
  for (const role of productRoles) {
    const [found] =
      await sql`select rolsuper or rolbypassrls or rolcanlogin as strong from pg_roles where rolname = ${role}`;
    if (found?.strong) throw new Error(`Role ${role} must not log in, be a superuser or bypass row security.`);
    if (!found) await makeRole(sql, role);
    const [member] = await sql`select coalesce(rolsuper, false) or pg_has_role(rolname, ${role}, 'set') as may
      from pg_roles where rolname = ${login}`;
    if (login !== "" && member?.may !== true) await sql`grant ${sql(role)} to ${sql(login)}`;
  }
}

/** Roles belong to the whole cluster, so a migration of another database may make the same one at the same moment. */
async function makeRole(sql: postgres.Sql, role: string): Promise<void> {
  try {
    await sql`create role ${sql(role)} nologin nosuperuser nobypassrls nocreatedb nocreaterole`;
  } catch (error) {
    const code = error instanceof postgres.PostgresError ? error.code : "";
    if (code === "42710" || code === "23505") return;
    if (code !== "42501") throw error;
    throw new Error(`The database's owner may not make roles. Make them once: ${productRoles.join(", ")} (nologin).`, {
      cause: error,
    });
  }
}

/**
 * Applies `db/security` in one transaction, unless exactly these files were applied after exactly these migrations:
 * the statements take strong locks, which a mere restart beside other instances must not.
 */
async function applySecurity(sql: postgres.Sql): Promise<void> {
  const files = existsSync(securityFolder)
    ? readdirSync(securityFolder)
        .filter((name) => name.endsWith(".sql"))
        .sort()
    : [];
  const statements = files.map((name) => readFileSync(join(securityFolder, name), "utf8"));
  if (statements.length === 0 || !existsSync(journalPath)) return;
  const mark = createHash("sha256").update(readFileSync(journalPath)).update(statements.join("\n")).digest("hex");
  const [applied] = await sql`select obj_description('drizzle'::regnamespace, 'pg_namespace') as mark`;
  if (applied?.mark === mark) return;
  await sql.begin(async (tx) => {
    for (const statement of statements) await tx.unsafe(statement).simple();
    await tx.unsafe(`comment on schema drizzle is '${mark}'`);
  });
}

if (import.meta.main) {
  const login = process.env.DATABASE_URL;
  const owner = process.env.DATABASE_MIGRATE_URL ?? login;
  if (!owner) {
    process.stderr.write("Set DATABASE_MIGRATE_URL (the owner) or DATABASE_URL.\n");
    process.exit(1);
  }
  await migrate(owner, login);
  process.stdout.write("The database is up to date.\n");
}
