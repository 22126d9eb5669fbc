import type { TransactionStatus, TransactionType } from "#/db/enums.ts";
import type { TransactionFilter } from "#/lib/wallet/transaction-filter.ts";
import { readPeriod } from "./period.ts";

type Query = {
  from_date?: string | undefined;
  to_date?: string | undefined;
  type?: TransactionType | "credit" | "debit" | undefined;
  status?: TransactionStatus | undefined;
  search?: string | undefined;
  booked?: "any" | "only" | undefined;
};

/** The filter a query means; throws `http.invalid_date`, `http.empty_period`. */
export function readTransactionFilter(query: Query, timeZone: string): TransactionFilter {
  const { type } = query;
  const byDirection = type === "credit" || type === "debit";
  return {
    ...readPeriod(query, timeZone),
    types: type === undefined || byDirection ? null : [type],
    direction: byDirection ? type : null,
    statuses: query.status === undefined ? null : [query.status],
    search: query.search ?? null,
    unbooked: query.booked !== "only",
  };
}
