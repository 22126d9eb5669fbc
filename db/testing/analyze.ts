import postgres from "postgres";
import type { TestDatabase } from "./database.ts";

/** The planner knows what stands in the tables, as it does where autovacuum runs. Only their owner may do it. */
export async function analyze(database: TestDatabase, tables: readonly string[]): Promise<void> {
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    for (const table of tables) await owner`vacuum analyze ${owner(table)}`;
  } finally {
    await owner.end();
  }
}
