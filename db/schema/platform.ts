import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, bytes, createdAt, mode, tenantId } from "../columns.ts";
import { tenants } from "./tenants.ts";
import { users } from "./identity.ts";

/** Events on their way to the job engine. A row is deleted when the engine has acknowledged it. */
export const outbox = pgTable("outbox", {
  seq: bigint("seq", { mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
  id: text("id").notNull(),
  name: text("name").notNull(),
  data: jsonb("data").$type<Record<string, string | number | boolean | null>>().notNull(),
  coalesceKey: text("coalesce_key"),
  createdAt: createdAt(),
});

/** First answers of requests that may be repeated (trust.md TR-32). */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    tenantId: tenantId()
      .notNull()
      .references(() => tenants.id),
    mode: mode(),
    key: text("key").notNull(),
    operation: text("operation").notNull(),
    /** HMAC of the request's body. */
    requestHash: text("request_hash").notNull(),
    /** Null while the first request runs. */
    status: integer("status"),
    answer: text("answer"),
    lockedUntil: at("locked_until"),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.mode, table.key] }),
    index("idempotency_keys_created_idx").on(table.createdAt),
  ],
);

/** The running minute of a tenant's rate limit. */
export const rateWindows = pgTable(
  "rate_windows",
  {
    tenantId: tenantId()
      .notNull()
      .references(() => tenants.id),
    mode: mode(),
    startedAt: at("started_at").notNull(),
    used: integer("used").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.mode] })],
);

/** Who changed what, without secrets. Append-only. */
export const auditLog = pgTable(
  "audit_log",
  {
    seq: bigint("seq", { mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    id: text("id").notNull(),
    tenantId: tenantId().references(() => tenants.id),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id").notNull(),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    before: jsonb("before").$type<Record<string, unknown>>(),
    after: jsonb("after").$type<Record<string, unknown>>(),
    ip: text("ip"),
    requestId: text("request_id").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("audit_log_id_key").on(table.id),
    index("audit_log_tenant_idx").on(table.tenantId, table.seq),
  ],
);

/** The hash chain over an append-only table, sealed each minute in the order of its sequence (trust.md TR-11). */
export const seals = pgTable(
  "seals",
  {
    chain: text("chain", { enum: ["ledger", "audit"] }).notNull(),
    number: bigint("number", { mode: "number" }).notNull(),
    fromSeq: bigint("from_seq", { mode: "bigint" }).notNull(),
    toSeq: bigint("to_seq", { mode: "bigint" }).notNull(),
    rows: integer("rows").notNull(),
    hash: text("hash").notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.chain, table.number] })],
);

/** The operator's switches, one row each. */
export const settings = pgTable("settings", {
  key: text("key").primaryKey(),
  value: jsonb("value").$type<unknown>().notNull(),
  updatedAt: at("updated_at")
    .notNull()
    .default(sql`now()`),
});

/** The bell. `user_id` null: for all members. */
export const notifications = pgTable(
  "notifications",
  {
    id: text("id").primaryKey(),
    tenantId: tenantId()
      .notNull()
      .references(() => tenants.id),
    userId: text("user_id").references(() => users.id),
    type: text("type").notNull(),
    title: text("title").notNull(),
    body: text("body").notNull(),
    data: jsonb("data").$type<Record<string, string | number | boolean | null>>().notNull().default({}),
    factKey: text("fact_key").notNull(),
    readAt: at("read_at"),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("notifications_fact_key").on(table.tenantId, table.factKey),
    index("notifications_tenant_idx").on(table.tenantId, table.id),
  ],
);

/** A mail of ours: stored with its purpose, sent once, its provider id kept. */
export const emails = pgTable(
  "emails",
  {
    id: text("id").primaryKey(),
    /** Names the fact it tells; the same fact is mailed once. */
    factKey: text("fact_key").notNull(),
    template: text("template").notNull(),
    recipient: text("recipient").notNull(),
    language: text("language").notNull().default("en"),
    /** The template's properties; sealed, because a link in them may be a credential. */
    sealedProperties: bytes("sealed_properties").notNull(),
    status: text("status", { enum: ["queued", "sent", "failed"] }).notNull(),
    providerId: text("provider_id"),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: at("next_attempt_at"),
    error: text("error"),
    createdAt: createdAt(),
    sentAt: at("sent_at"),
  },
  (table) => [
    uniqueIndex("emails_fact_key").on(table.factKey),
    index("emails_waiting_idx")
      .on(table.nextAttemptAt)
      .where(sql`status = 'queued'`),
  ],
);

/** Alerts for the operator's staff: one open row per cause. */
export const staffAlerts = pgTable(
  "staff_alerts",
  {
    id: text("id").primaryKey(),
    cause: text("cause").notNull(),
    message: text("message").notNull(),
    open: boolean("open").notNull().default(true),
    count: integer("count").notNull().default(1),
    createdAt: createdAt(),
    closedAt: at("closed_at"),
  },
  (table) => [
    uniqueIndex("staff_alerts_open_key")
      .on(table.cause)
      .where(sql`open`),
  ],
);
