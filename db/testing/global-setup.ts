import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { migrate } from "#/scripts/migrate.ts";
import { startPostgres } from "#/scripts/postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The superuser's URL of the server that the whole test run shares. */
    postgresUrl: string;
    /** The login that acts under the product's roles, as in production: no superuser. */
    loginPassword: string;
  }
}

/** Starts one PostgreSQL for the run, with a migrated template database, and stops and deletes it afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "jumbe-test-postgres-"));
  const server = await startPostgres({ dataDir, port: 0, durable: false });
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  await sql`create role jumbe_login login password 'test' noinherit`;
  await sql`create database jumbe_template`;
  await sql.end();
  const loginUrl = server.url.replace(/\/\/[^@]+@/, "//jumbe_login:test@");
  await migrate(server.url.replace(/\/postgres$/, "/jumbe_template"), loginUrl);
  project.provide("postgresUrl", server.url);
  project.provide("loginPassword", "test");
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
