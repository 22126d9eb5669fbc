import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { at, createdAt, mode, moneyE4, tenantId } from "../columns.ts";
import { paymentMethods, paymentStatuses } from "../enums.ts";
import { tenants } from "./tenants.ts";

/** Money coming in from outside. Its row exists before the provider is called; it becomes final once. */
export const payments = pgTable(
  "payments",
  {
    id: text("id").primaryKey(),
    tenantId: tenantId()
      .notNull()
      .references(() => tenants.id),
    mode: mode(),
    method: text("method", { enum: paymentMethods }).notNull(),
    amountE4: moneyE4("amount_e4").notNull(),
    phone: text("phone"),
    status: text("status", { enum: paymentStatuses }).notNull(),
    /** Our reason code for the end it came to, e.g. cancelled_by_user, wrong_pin. */
    reason: text("reason"),
    /** Sent as AccountReference, so that the C2B twin of an STK payment finds it (at most 12 characters). */
    code: text("code").notNull(),
    /** The unguessable part of the callback URL, as HMAC. */
    callbackTokenHmac: text("callback_token_hmac"),
    shortcode: text("shortcode"),
    merchantRequestId: text("merchant_request_id"),
    checkoutRequestId: text("checkout_request_id"),
    resultCode: text("result_code"),
    receipt: text("receipt"),
    payerName: text("payer_name"),
    /** What the tenant says of a payment that staff look for: a bank's reference, a date. */
    proof: text("proof"),
    /** What staff told the tenant when they refused it. */
    staffNote: text("staff_note"),
    /** Derived from the request's Idempotency-Key: a repeat after a crash finds this payment and asks the phone no more. */
    onceKey: text("once_key"),
    needsReview: boolean("needs_review").notNull().default(false),
    queries: integer("queries").notNull().default(0),
    nextQueryAt: at("next_query_at"),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    pushedAt: at("pushed_at"),
    completedAt: at("completed_at"),
  },
  (table) => [
    unique("payments_id_tenant_mode_key").on(table.id, table.tenantId, table.mode),
    uniqueIndex("payments_code_key").on(table.code),
    uniqueIndex("payments_receipt_key")
      .on(table.mode, table.shortcode, table.receipt)
      .where(sql`receipt is not null`),
    uniqueIndex("payments_callback_token_key").on(table.callbackTokenHmac),
    uniqueIndex("payments_checkout_key").on(table.mode, table.checkoutRequestId),
    index("payments_once_idx")
      .on(table.tenantId, table.mode, table.onceKey)
      .where(sql`once_key is not null`),
    index("payments_tenant_idx").on(table.tenantId, table.mode, table.id),
    index("payments_open_idx")
      .on(table.nextQueryAt)
      .where(sql`status in ('pending', 'processing')`),
    index("payments_review_idx")
      .on(table.id)
      .where(sql`needs_review`),
    index("payments_phone_idx").on(table.phone, table.createdAt),
    check("payments_amount_positive", sql`${table.amountE4} > 0`),
  ],
);

/** Paybill money for an account nobody has; it waits until staff assign it. */
export const suspenseItems = pgTable(
  "suspense_items",
  {
    id: text("id").primaryKey(),
    shortcode: text("shortcode").notNull(),
    receipt: text("receipt").notNull(),
    amountE4: moneyE4("amount_e4").notNull(),
    account: text("account").notNull(),
    payerName: text("payer_name"),
    callbackId: text("callback_id"),
    assignedTenantId: bigint("assigned_tenant_id", { mode: "number" }).references(() => tenants.id),
    assignedPaymentId: text("assigned_payment_id"),
    assignedAt: at("assigned_at"),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex("suspense_items_receipt_key").on(table.shortcode, table.receipt)],
);
