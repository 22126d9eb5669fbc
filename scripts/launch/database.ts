import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import { startPostgres, type PostgresOptions, type PostgresServer } from "../postgres.ts";

export type DatabaseUrls = {
  /** A login that is no superuser; the product acts under its two roles. */
  DATABASE_URL: string;
  DATABASE_MIGRATE_URL: string;
};

export type EmbeddedDatabase = DatabaseUrls & { pid(): number; stop(): Promise<void>; failed: Promise<string> };

const databaseName = "jumbe";
const login = "jumbe_login";

/** PostgreSQL with the product's database and login, started again whenever it dies while we run. */
export async function startDatabase(
  options: PostgresOptions,
  password: string,
  say: (line: string) => void,
): Promise<EmbeddedDatabase & { port: number }> {
  let server = await startPostgres(options);
  const { port } = server;
  await prepare(server.url, password);
  let stopping = false;
  let onFailed: (reason: string) => void = () => {};
  const failed = new Promise<string>((resolve) => (onFailed = resolve));

  async function keep(): Promise<void> {
    for (;;) {
      await server.exited;
      if (stopping) return;
      say("PostgreSQL ended; starting it again.");
      const next = await startAgain({ ...options, port });
      if (next === null || next.port !== port) {
        await next?.stop();
        return onFailed("PostgreSQL could not be started again on its port");
      }
      server = next;
      if (stopping) await server.stop();
    }
  }
  const keeping = keep();

  return {
    port,
    failed,
    DATABASE_URL: `postgres://${login}:${password}@127.0.0.1:${port}/${databaseName}`,
    DATABASE_MIGRATE_URL: server.url.replace(/\/postgres$/, `/${databaseName}`),
    pid: () => server.pid,
    async stop() {
      stopping = true;
      await server.stop();
      await keeping;
    },
  };
}

async function startAgain(options: PostgresOptions): Promise<PostgresServer | null> {
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    try {
      return await startPostgres(options);
    } catch {
      await delay(100 * attempt);
    }
  }
  return null;
}

async function prepare(url: string, password: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [found] = await sql`select
      exists (select from pg_database where datname = ${databaseName}) as database,
      exists (select from pg_roles where rolname = ${login}) as login`;
    if (!found?.database) await sql.unsafe(`create database ${databaseName}`);
    const verb = found?.login ? "alter" : "create";
    await sql.unsafe(`${verb} role ${login} login noinherit nosuperuser password '${password}'`);
  } finally {
    await sql.end();
  }
}
