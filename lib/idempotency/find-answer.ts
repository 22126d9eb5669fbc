import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import type { KeyClaim, StoredAnswer } from "./claim-keys.ts";
import { openAnswer } from "./sealed-answer.ts";

/** The stored answer to the same request with this key, or null. Nothing is claimed. */
export async function findAnswer(ctx: TenantCtx, claim: KeyClaim): Promise<StoredAnswer | null> {
  const [row] = await withTransaction(
    ctx,
    (tx) => tx.sql<{ status: number; answer: string }[]>`
      select status, answer from idempotency_keys
      where tenant_id = ${tx.tenantId} and mode = ${tx.mode} and key = ${claim.key} and operation = ${claim.operation}
        and request_hash = ${claim.requestHash} and status is not null and answer is not null`,
  );
  return row ? { status: row.status, body: openAnswer(ctx.vault, claim, row.answer) } : null;
}
