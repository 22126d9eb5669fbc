import type { Env } from "#/lib/core/env.ts";

export type EngineProbe = {
  /** Age in ms of the oldest job that is ready and waits (0 when the engine doesn't tell); rejects when it can't be reached. */
  readLag(): Promise<number>;
};

/** Asks the job engine how it is. The embedded engine tells its lag at /health; any other one is fine when it answers. */
export function engineProbe(env: Env): EngineProbe {
  return {
    readLag: async () => {
      if (!env.INNGEST_BASE_URL) return 0;
      const response = await fetch(`${env.INNGEST_BASE_URL}/health`, { signal: AbortSignal.timeout(1000) });
      const body: unknown = await response.json().catch(() => null);
      if (response.status >= 500) throw new Error(`The job engine answered ${response.status}.`);
      return typeof body === "object" && body !== null && "lagMs" in body && typeof body.lagMs === "number"
        ? body.lagMs
        : 0;
    },
  };
}
