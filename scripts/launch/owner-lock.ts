import { DatabaseSync } from "node:sqlite";

export type OwnerLock = { release(): void };

/**
 * Holds a file for as long as this process lives, or returns null when another process holds it.
 * The lock is the kernel's (through SQLite), so however its owner ends, it is free again: no stale
 * lock files and no process ids to guess about.
 */
export function holdLock(path: string): OwnerLock | null {
  const database = new DatabaseSync(path);
  try {
    database.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (error instanceof Error && error.message.includes("locked")) return null;
    throw error;
  }
  let held = true;
  return {
    release() {
      if (held) database.close();
      held = false;
    },
  };
}
