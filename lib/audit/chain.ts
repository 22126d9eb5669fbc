import { createHash } from "node:crypto";
import type postgres from "postgres";
import type { Tx } from "#/lib/core/context.ts";

/** The append-only tables whose rows are sealed (trust.md TR-11). */
export const chains = ["ledger", "audit"] as const;
export type Chain = (typeof chains)[number];

export const sealedTables: Record<Chain, string> = { ledger: "ledger_transfers", audit: "audit_log" };

/** What one seal covers: every row from one seq to another, and nothing else between them. */
export type SealedRange = { number: number; fromSeq: bigint; toSeq: bigint; rows: number; digest: string };

/** The first seal stands on this. */
export const chainStart = "";

/** The seal's hash: SHA-256 over the one before it and all that the seal says. */
export function sealHash(
  chain: Chain,
  previous: string,
  { number, fromSeq, toSeq, rows, digest }: SealedRange,
): string {
  return createHash("sha256").update([previous, chain, number, fromSeq, toSeq, rows, digest].join("\n")).digest("hex");
}

/**
 * A row as canonical text: a JSON array of all its columns in a fixed order, times as whole microseconds. So no value
 * can pass into its neighbour, and the text does not depend on settings of the session.
 */
export function rowText(tx: Tx, chain: Chain): postgres.PendingQuery<postgres.Row[]> {
  return chain === "ledger"
    ? tx.sql`json_build_array(seq, id, mode, tenant_id, from_account, to_account, amount_e4, kind, business_key, request_id,
        attempt_id, payment_id, (extract(epoch from created_at) * 1000000)::bigint)::text`
    : tx.sql`json_build_array(seq, id, tenant_id, actor_kind, actor_id, action, subject, before::text, after::text, ip,
        request_id, (extract(epoch from created_at) * 1000000)::bigint)::text`;
}
