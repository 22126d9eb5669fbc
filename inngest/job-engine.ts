import { z } from "zod";
import type { JobEngine } from "#/lib/outbox/job-engine.ts";
import { runStatuses } from "#/lib/outbox/job-engine.ts";

/** Where the engine is; without an address nothing runs in the background (some tests). */
export type EngineAddress = { INNGEST_BASE_URL?: string | undefined; INNGEST_SIGNING_KEY?: string | undefined };

const quickMs = 1000;
const patientMs = 5000;
const errorLength = 300;

const Failure = z.object({ message: z.string() });

const Run = z
  .object({
    id: z.string(),
    functionId: z.string(),
    status: z.enum(runStatuses),
    eventName: z.string(),
    eventCount: z.number(),
    createdAt: z.string(),
    error: z.unknown(),
    attempt: z.number().nullable(),
    nextCallAt: z.string().nullable(),
  })
  .transform((run) => ({
    ...run,
    error: Failure.safeParse(run.error).data?.message.slice(0, errorLength) ?? null,
    attempt: run.attempt === null ? null : run.attempt + 1,
  }));

const Runs = z.object({ runs: z.array(Run) });
const Health = z.object({ lagMs: z.number() });

/**
 * The job engine over HTTP. The embedded one tells its lag at /health and its runs at /api/runs; any other one is fine when
 * it answers, and shows its runs itself.
 */
export function jobEngine(address: EngineAddress): JobEngine {
  const { INNGEST_BASE_URL: baseUrl, INNGEST_SIGNING_KEY: key = "" } = address;
  const ask = (method: string, path: string, timeoutMs: number) =>
    fetch(new URL(path, baseUrl), {
      method,
      headers: { authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(timeoutMs),
    });
  return {
    readLag: async () => {
      if (!baseUrl) return 0;
      const response = await ask("GET", "/health", quickMs);
      const body: unknown = await response.json().catch(() => null);
      if (response.status >= 500) throw new Error(`The job engine answered ${response.status}.`);
      return Health.safeParse(body).data?.lagMs ?? 0;
    },
    listRuns: async ({ status, before, limit }) => {
      if (!baseUrl) return null;
      const query = new URLSearchParams({ limit: String(limit) });
      if (status) query.set("status", status);
      if (before) query.set("before", before);
      const response = await ask("GET", `/api/runs?${query}`, patientMs);
      const body: unknown = await response.json().catch(() => null);
      if (response.status >= 500) throw new Error(`The job engine answered ${response.status}.`);
      return Runs.safeParse(body).data?.runs ?? null;
    },
    retryRun: async (id) => {
      if (!baseUrl) return false;
      const response = await ask("POST", `/api/runs/${encodeURIComponent(id)}/retry`, patientMs);
      if (response.status >= 500) throw new Error(`The job engine answered ${response.status}.`);
      return response.ok;
    },
  };
}
