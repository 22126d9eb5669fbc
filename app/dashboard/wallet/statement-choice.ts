import { type StatementChoice, statementStatuses, statementTypes } from "#/components/wallet/statement-view.ts";
import type { TransactionStatus } from "#/db/enums.ts";
import { readTransactionCursor } from "#/lib/api/v1/read/transaction-cursor.ts";
import { readTransactionFilter } from "#/lib/api/v1/read/transaction-filter.ts";
import { isDomainError } from "#/lib/core/errors.ts";
import type { Place } from "#/lib/wallet/read-transactions.ts";
import type { TransactionFilter } from "#/lib/wallet/transaction-filter.ts";

const statusesOf: Record<(typeof statementStatuses)[number], readonly TransactionStatus[]> = {
  completed: ["completed", "reversed"],
  open: ["pending", "processing"],
  unpaid: ["failed", "cancelled", "expired"],
};

const longestSearch = 64;

/** The choice in an address; what can't be read is no choice. */
export function readStatementChoice(valueOf: (name: string) => string | null | undefined): StatementChoice {
  const day = (name: string) => /^\d{4}-\d{2}-\d{2}$/.exec(valueOf(name) ?? "")?.[0] ?? null;
  return {
    type: statementTypes.find((known) => known === valueOf("type")) ?? null,
    status: statementStatuses.find((known) => known === valueOf("status")) ?? null,
    from: day("from"),
    to: day("to"),
    search: valueOf("search")?.trim().slice(0, longestSearch) || null,
  };
}

export function isChosen(choice: StatementChoice): boolean {
  return Object.values(choice).some((value) => value !== null);
}

/** The choice as the part of an address after the question mark, only what is chosen; "" when nothing is. */
export function statementQuery(choice: StatementChoice, more: Record<string, string> = {}): string {
  const pairs = [...Object.entries(choice), ...Object.entries(more)].flatMap(([name, value]) =>
    value === null ? [] : [[name, value]],
  );
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
}

/** The lines that are meant; null when the days are none, or end before they begin. */
export function statementFilter(choice: StatementChoice, timeZone: string): TransactionFilter | null {
  const { type, status, from, to, search } = choice;
  const query = {
    from_date: from ?? undefined,
    to_date: to ?? undefined,
    type: type ?? undefined,
    search: search ?? undefined,
  };
  return unlessRefused(() => ({
    ...readTransactionFilter(query, timeZone),
    statuses: status === null ? null : statusesOf[status],
  }));
}

/** The line that the page goes on from; null, which is the newest page, for none and for what is no cursor. */
export function statementPlace(cursor: string | undefined): Place | null {
  return cursor === undefined ? null : unlessRefused(() => readTransactionCursor(cursor));
}

function unlessRefused<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (isDomainError(error) && (error.kind === "invalid" || error.kind === "refused")) return null;
    throw error;
  }
}
