import type { Direction, TransactionStatus, TransactionType } from "#/db/enums.ts";
import type { TenantTx } from "#/lib/core/context.ts";

/** Which lines of the statement are meant; null: any. */
export type TransactionFilter = {
  /** Made at or after. */
  from: Date | null;
  /** Made before. */
  to: Date | null;
  types: readonly TransactionType[] | null;
  direction: Direction | null;
  statuses: readonly TransactionStatus[] | null;
  /** An id, a receipt, or the beginning or the end of a reference. */
  search: string | null;
  /** False: only what is booked. */
  unbooked: boolean;
};

/** The condition on `wallet_transactions t left join payments p`, beside wallet and place. */
export function transactionsWhere({ sql }: TenantTx, filter: TransactionFilter) {
  const { from, to, types, direction, statuses, search } = filter;
  return sql`
    ${filter.unbooked ? sql`` : sql`and t.seq is not null`}
    ${from ? sql`and t.created_at >= ${from.toISOString()}::timestamptz` : sql``}
    ${to ? sql`and t.created_at < ${to.toISOString()}::timestamptz` : sql``}
    ${types ? sql`and t.type = any(${[...types]}::text[])` : sql``}
    ${direction ? sql`and t.direction = ${direction}` : sql``}
    ${statuses ? sql`and t.status = any(${[...statuses]}::text[])` : sql``}
    ${search ? sql`and ${matches(search)}` : sql``}`;

  function matches(text: string) {
    const upper = text.toUpperCase();
    const escaped = upper.replace(/[\\%_]/g, (letter) => `\\${letter}`);
    return sql`(t.id = ${text} or p.receipt = ${upper} or t.reference like ${`${escaped}%`} or t.reference like ${`%${escaped}`})`;
  }
}
