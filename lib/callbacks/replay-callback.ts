import { and, eq, isNotNull } from "drizzle-orm";
import { callbacks } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { callbackNotFound } from "./errors.ts";
import { callbacksReceived } from "./events.ts";

/**
 * A finished call waits to be worked on again; what it brought the first time is not brought twice, because every effect
 * has its own key. Scope jobs:manage. Throws `callbacks.not_found` when there is no such finished call.
 */
export async function replayCallback(ctx: PlatformCtx, callbackId: string): Promise<void> {
  requireScope(ctx, "jobs:manage");
  await withTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .select({ kind: callbacks.kind, outcome: callbacks.outcome })
      .from(callbacks)
      .where(and(eq(callbacks.id, callbackId), isNotNull(callbacks.finishedAt)))
      .for("no key update");
    if (!row) throw callbackNotFound();
    await tx.db.update(callbacks).set({ finishedAt: null, outcome: null }).where(eq(callbacks.id, callbackId));
    await recordAudit(tx, { action: "callbacks.replayed", subject: callbackId, before: { outcome: row.outcome } });
    tx.emit(callbacksReceived, { kind: row.kind });
  });
}
