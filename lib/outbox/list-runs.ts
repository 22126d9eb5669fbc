import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import type { JobEngine, JobRun, RunFilter } from "./job-engine.ts";

/** The engine's runs, the newest first; null when its own console shows them. Staff's `jobs:read`. */
export async function listRuns(
  ctx: PlatformCtx,
  filter: RunFilter,
  ports: { engine: JobEngine },
): Promise<JobRun[] | null> {
  requireScope(ctx, "jobs:read");
  return ports.engine.listRuns(filter);
}
