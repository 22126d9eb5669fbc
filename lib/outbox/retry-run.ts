import { recordAudit } from "#/lib/audit/record-audit.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { notFound } from "#/lib/core/errors.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import type { JobEngine } from "./job-engine.ts";

/**
 * A failed run goes on from where it failed; who asked for it stands in the audit log first. Harmless the second time: then
 * no failed run has this id. Throws `jobs.not_found`. Staff's `jobs:manage`.
 */
export async function retryRun(
  ctx: PlatformCtx,
  input: { runId: string },
  ports: { engine: JobEngine },
): Promise<void> {
  requireScope(ctx, "jobs:manage");
  await withTransaction(ctx, (tx) => recordAudit(tx, { action: "jobs.retry_asked", subject: input.runId }));
  if (await ports.engine.retryRun(input.runId)) return;
  throw notFound("jobs.not_found", "No failed run has this id. It may have been tried again already.");
}
