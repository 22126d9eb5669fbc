import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, bytes, createdAt, moneyE4 } from "../columns.ts";
import { tenantStatuses, tiers } from "../enums.ts";

/** An organisation. `id` is the integer `client_id` of the wire, never reused. */
export const tenants = pgTable(
  "tenants",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedByDefaultAsIdentity({ startWith: 1001 }),
    publicId: text("public_id").notNull().unique(),
    name: text("name").notNull(),
    contactName: text("contact_name").notNull(),
    email: text("email").notNull(),
    phone: text("phone").notNull(),
    status: text("status", { enum: tenantStatuses }).notNull(),
    statusReason: text("status_reason"),
    tier: text("tier", { enum: tiers }).notNull().default("free"),
    rateLimitPerMinute: integer("rate_limit_per_minute"),
    priceE4: moneyE4("price_e4")
      .notNull()
      .default(sql`10000`),
    platformFeeE4: moneyE4("platform_fee_e4")
      .notNull()
      .default(sql`2500`),
    /** What a payer types as the Paybill account. */
    accountNumber: text("account_number").notNull(),
    timeZone: text("time_zone").notNull().default("Africa/Nairobi"),
    language: text("language").notNull().default("en"),
    refundFailed: boolean("refund_failed").notNull().default(true),
    lowBalanceE4: moneyE4("low_balance_e4")
      .notNull()
      .default(sql`1000000`),
    dataKey: bytes("data_key").notNull(),
    approvedAt: at("approved_at"),
    approvedBy: text("approved_by"),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("tenants_account_number_key").on(table.accountNumber),
    index("tenants_status_idx").on(table.status, table.id),
    check("tenants_price_positive", sql`${table.priceE4} >= 0 and ${table.platformFeeE4} >= 0`),
    check("tenants_rate_positive", sql`${table.rateLimitPerMinute} > 0`),
  ],
);
