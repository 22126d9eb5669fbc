import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Pool, Pools, Sql } from "#/db/client.ts";
import * as schema from "#/db/schema/index.ts";
import type { TestDatabase } from "#/db/testing/database.ts";

/** A node of a plan, as PostgreSQL's JSON names its parts. */
type Node = { "Node Type": string; "Relation Name"?: string; Plans?: Node[] };

export type Explained = { statement: string; seqScans: string[] };

export type ExplainedPools = Pools & {
  /** What ran since the last call, with the tables that a statement reads from end to end. */
  take(): Explained[];
  close(): Promise<void>;
};

/**
 * Pools as the product's own, whose server explains each statement as it runs (auto_explain) and reads no table from end to
 * end while an index can serve. So the plans are those of the statements themselves, whoever makes them.
 */
export async function openExplainedPools({ name, url, ownerUrl }: TestDatabase): Promise<ExplainedPools> {
  const owner = postgres(ownerUrl, { max: 1 });
  for (const setting of [
    "session_preload_libraries = 'auto_explain'",
    "auto_explain.log_min_duration = 0",
    "auto_explain.log_format = 'json'",
    "auto_explain.log_level = 'notice'",
    "enable_seqscan = off",
  ])
    await owner.unsafe(`alter database ${name} set ${setting}`);
  await owner.end();
  const explained: Explained[] = [];
  const clients: postgres.Sql<{ bigint: bigint }>[] = [];
  const open = (role: string, max: number): Sql => {
    const client = postgres(url, {
      max,
      types: { bigint: { to: 20, from: [20], parse: BigInt, serialize: (value: bigint) => String(value) } },
      connection: { options: `-c role=${role} -c timezone=UTC` },
      onnotice: ({ message = "" }) => {
        const start = message.indexOf("{");
        if (!message.includes("plan:") || start < 0) return;
        const told: { "Query Text": string; Plan: Node } = JSON.parse(message.slice(start));
        explained.push({ statement: told["Query Text"], seqScans: seqScansOf(told.Plan) });
      },
    });
    clients.push(client);
    return client;
  };
  const pool = (role: string): Pool => {
    const sql = open(role, 4);
    return { db: drizzle(sql, { schema }), sql, openSingle: () => open(role, 1), close: async () => {} };
  };
  return {
    app: pool("jumbe_app"),
    platform: pool("jumbe_platform"),
    take: () => explained.splice(0),
    close: async () => void (await Promise.all(clients.map((client) => client.end()))),
  };
}

function seqScansOf(node: Node): string[] {
  const own = node["Node Type"] === "Seq Scan" ? [node["Relation Name"] ?? "?"] : [];
  return [...own, ...(node.Plans ?? []).flatMap(seqScansOf)];
}
