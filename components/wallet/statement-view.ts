import { transactionTypes } from "#/db/enums.ts";

/** The types of lines a person can choose; `credit` and `debit` are the direction. */
export const statementTypes = [...transactionTypes, "credit", "debit"] as const;

/** States as a person means them. */
export const statementStatuses = ["completed", "open", "unpaid"] as const;

/** Which lines of the statement the address asks for, as its form shows it; null: any. */
export type StatementChoice = {
  type: (typeof statementTypes)[number] | null;
  status: (typeof statementStatuses)[number] | null;
  /** YYYY-MM-DD in the tenant's zone, both included. */
  from: string | null;
  to: string | null;
  search: string | null;
};

/** A period that is one touch away. */
export type PeriodLink = { key: "thisMonth" | "lastMonth" | "last30"; href: string; current: boolean };
