import type { ProcessScope } from "./context.ts";

/** A place for what a process has once; each is made at its first use. */
export function createProcessScope(): ProcessScope {
  const made = new Map<string, unknown>();
  return {
    once<T>(key: string, make: () => T): T {
      if (!made.has(key)) made.set(key, make());
      // The key names one maker in the whole code base, so what is kept under it is what that maker made.
      return made.get(key) as T;
    },
  };
}
