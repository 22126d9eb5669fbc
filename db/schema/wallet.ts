import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { at, createdAt, mode, moneyE4, tenantId } from "../columns.ts";
import { directions, paymentMethods, transactionStatuses, transactionTypes } from "../enums.ts";
import { tenants } from "./tenants.ts";

/** What a tenant may spend: the only cached balance of the ledger. */
export const wallets = pgTable(
  "wallets",
  {
    id: text("id").primaryKey(),
    tenantId: tenantId()
      .notNull()
      .references(() => tenants.id),
    mode: mode(),
    balanceE4: moneyE4("balance_e4")
      .notNull()
      .default(sql`0`),
    /** The number of the last booked statement row. */
    lastSeq: bigint("last_seq", { mode: "number" }).notNull().default(0),
    /** Per-wallet count behind TXN-YYYYMMDD-NNNN. */
    lastReference: bigint("last_reference", { mode: "number" }).notNull().default(0),
    /** Owed by the tenant after a reversal that found too little. */
    receivableE4: moneyE4("receivable_e4")
      .notNull()
      .default(sql`0`),
    /** When the coalesced balance.updated for deductions is due, and the balance it starts from (product.md D19). */
    balanceEventDueAt: at("balance_event_due_at"),
    balanceEventFromE4: moneyE4("balance_event_from_e4"),
    /** True while the low-balance alert may fire; re-armed at 1.5 × the tenant's threshold (product.md D22). */
    lowBalanceArmed: boolean("low_balance_armed").notNull().default(true),
    createdAt: createdAt(),
  },
  (table) => [
    unique("wallets_tenant_mode_key").on(table.tenantId, table.mode),
    unique("wallets_id_tenant_mode_key").on(table.id, table.tenantId, table.mode),
    index("wallets_event_due_idx")
      .on(table.balanceEventDueAt)
      .where(sql`balance_event_due_at is not null`),
    check("wallets_balance_not_negative", sql`${table.balanceE4} >= 0`),
    check("wallets_receivable_not_negative", sql`${table.receivableE4} >= 0`),
  ],
);

/** One row is one balanced move between two accounts. Insert only. */
export const ledgerTransfers = pgTable(
  "ledger_transfers",
  {
    seq: bigint("seq", { mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    id: text("id").notNull(),
    mode: mode(),
    tenantId: tenantId().references(() => tenants.id),
    fromAccount: text("from_account").notNull(),
    toAccount: text("to_account").notNull(),
    amountE4: moneyE4("amount_e4").notNull(),
    kind: text("kind").notNull(),
    businessKey: text("business_key").notNull(),
    requestId: text("request_id"),
    attemptId: text("attempt_id"),
    paymentId: text("payment_id"),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("ledger_transfers_business_key").on(table.businessKey),
    unique("ledger_transfers_id_tenant_mode_key").on(table.id, table.tenantId, table.mode),
    check("ledger_transfers_amount_positive", sql`${table.amountE4} > 0`),
    check("ledger_transfers_two_accounts", sql`${table.fromAccount} <> ${table.toAccount}`),
  ],
);

/** The tenant's statement. A row with `seq` is booked and frozen; order is `seq`, never time. */
export const walletTransactions = pgTable(
  "wallet_transactions",
  {
    id: text("id").primaryKey(),
    walletId: text("wallet_id").notNull(),
    tenantId: tenantId().notNull(),
    mode: mode(),
    seq: bigint("seq", { mode: "number" }),
    /** The wallet's last seq when an unbooked row was opened: its place among the booked ones. */
    afterSeq: bigint("after_seq", { mode: "number" }).notNull().default(0),
    reference: text("reference").notNull(),
    type: text("type", { enum: transactionTypes }).notNull(),
    direction: text("direction", { enum: directions }).notNull(),
    amountE4: moneyE4("amount_e4").notNull(),
    balanceBeforeE4: moneyE4("balance_before_e4"),
    balanceAfterE4: moneyE4("balance_after_e4"),
    status: text("status", { enum: transactionStatuses }).notNull(),
    paymentMethod: text("payment_method", { enum: paymentMethods }),
    description: text("description").notNull(),
    transferId: text("transfer_id"),
    requestId: text("request_id"),
    paymentId: text("payment_id"),
    /** How many messages the row is for. */
    messages: integer("messages").notNull().default(0),
    createdAt: createdAt(),
    completedAt: at("completed_at"),
  },
  (table) => [
    foreignKey({
      name: "wallet_transactions_wallet_fk",
      columns: [table.walletId, table.tenantId, table.mode],
      foreignColumns: [wallets.id, wallets.tenantId, wallets.mode],
    }),
    foreignKey({
      name: "wallet_transactions_transfer_fk",
      columns: [table.transferId, table.tenantId, table.mode],
      foreignColumns: [ledgerTransfers.id, ledgerTransfers.tenantId, ledgerTransfers.mode],
    }),
    uniqueIndex("wallet_transactions_seq_key").on(table.walletId, table.seq),
    uniqueIndex("wallet_transactions_reference_key").on(table.walletId, table.reference),
    uniqueIndex("wallet_transactions_payment_key")
      .on(table.paymentId)
      .where(sql`payment_id is not null`),
    index("wallet_transactions_place_idx").on(table.walletId, sql`(coalesce(seq, after_seq))`, table.id),
    index("wallet_transactions_topups_idx")
      .on(table.tenantId, table.mode, table.completedAt, table.amountE4)
      .where(sql`type = 'topup' and status = 'completed'`),
    index("wallet_transactions_request_idx")
      .on(table.requestId)
      .where(sql`request_id is not null`),
    index("wallet_transactions_tenant_idx").on(table.tenantId, table.mode, table.id),
    check("wallet_transactions_amount_positive", sql`${table.amountE4} > 0`),
    check(
      "wallet_transactions_booked_whole",
      sql`(${table.seq} is null) = (${table.balanceAfterE4} is null) and (${table.seq} is null) = (${table.transferId} is null)`,
    ),
  ],
);
