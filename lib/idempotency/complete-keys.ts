import { column } from "#/db/arrays.ts";
import type { Tx } from "#/lib/core/context.ts";
import type { KeyClaim, StoredAnswer } from "./claim-keys.ts";
import { sealAnswer } from "./sealed-answer.ts";

export type CompletedKey = { claim: KeyClaim; answer: StoredAnswer };

/** The first answers are stored; a repeat gets exactly these. */
export async function completeKeys(tx: Tx, completed: readonly CompletedKey[]): Promise<void> {
  if (completed.length === 0) return;
  await tx.sql`
    update idempotency_keys k set status = c.status::int, answer = c.answer, request_hash = c.hash, operation = c.operation,
      locked_until = null
    from unnest(${column(completed, (c) => c.claim.tenantId)}::text[], ${column(completed, (c) => c.claim.mode)}::text[],
      ${column(completed, (c) => c.claim.key)}::text[], ${column(completed, (c) => c.answer.status)}::text[],
      ${column(completed, (c) => sealAnswer(tx.vault, c.claim, c.answer.body))}::text[], ${column(completed, (c) => c.claim.requestHash)}::text[],
      ${column(completed, (c) => c.claim.operation)}::text[]) as c (tenant_id, mode, key, status, answer, hash, operation)
    where k.tenant_id = c.tenant_id::bigint and k.mode = c.mode and k.key = c.key`;
}
