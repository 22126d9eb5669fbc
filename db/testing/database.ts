import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";

export type TestDatabase = {
  name: string;
  /** The product's DATABASE_URL: a login that is no superuser and acts as jumbe_app or jumbe_platform. */
  url: string;
  /** The owner, who passes row security: for arranging and for looking behind the curtain. */
  ownerUrl: string;
  drop(): Promise<void>;
};

/** A database of its own for a test file: migrated (a copy of the template), or empty. Drop it in `afterAll`. */
export async function createTestDatabase(options: { migrate?: boolean } = {}): Promise<TestDatabase> {
  const server = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const template = (options.migrate ?? true) ? "jumbe_template" : "template1";
  await run(server, `create database ${name} template ${template} strategy wal_log`);
  const ownerUrl = urlOf(server, name);
  return {
    name,
    ownerUrl,
    url: ownerUrl.replace(/\/\/[^@]+@/, `//jumbe_login:${inject("loginPassword")}@`),
    drop: () => run(server, `drop database if exists ${name} with (force)`),
  };
}

function urlOf(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function run(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
