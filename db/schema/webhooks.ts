import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { at, bytes, createdAt, mode, tenantId } from "../columns.ts";
import { deliveryStatuses, webhookEvents } from "../enums.ts";
import { tenants } from "./tenants.ts";

/** Where a tenant wants its events. */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    id: text("id").primaryKey(),
    tenantId: tenantId()
      .notNull()
      .references(() => tenants.id),
    mode: mode(),
    url: text("url").notNull(),
    events: text("events").array().notNull(),
    sealedSecret: bytes("sealed_secret").notNull(),
    /** The secret before the last rotation, valid until the time beside it. */
    sealedFormerSecret: bytes("sealed_former_secret"),
    formerSecretUntil: at("former_secret_until"),
    weakSecret: boolean("weak_secret").notNull().default(false),
    /** The one endpoint `webhooks/config` speaks of. */
    legacy: boolean("legacy").notNull().default(false),
    /** Made for a callback_url: it hears of the messages that named it, and of no other event. */
    forCallbacks: boolean("for_callbacks").notNull().default(false),
    active: boolean("active").notNull().default(true),
    disabledReason: text("disabled_reason"),
    /** Since when every attempt failed; null after a success. */
    failingSince: at("failing_since"),
    /** When the tenant was told that it fails; null after a success. */
    warnedAt: at("warned_at"),
    /** The number of the last delivery that was started: the envelope's `sequence`. */
    lastSequence: bigint("last_sequence", { mode: "number" }).notNull().default(0),
    /** Whose turn it is to call this endpoint, and until when; a dead worker's turn simply ends. */
    turnId: text("turn_id"),
    turnUntil: at("turn_until"),
    createdAt: createdAt(),
    removedAt: at("removed_at"),
  },
  (table) => [
    unique("webhook_endpoints_id_tenant_mode_key").on(table.id, table.tenantId, table.mode),
    index("webhook_endpoints_tenant_idx").on(table.tenantId, table.mode),
    uniqueIndex("webhook_endpoints_legacy_key")
      .on(table.tenantId, table.mode)
      .where(sql`legacy and removed_at is null`),
    uniqueIndex("webhook_endpoints_callback_key")
      .on(table.tenantId, table.mode, table.url)
      .where(sql`for_callbacks and removed_at is null`),
  ],
);

/** Something that happened to a tenant, as the wire tells it. Kept 30 days. */
export const tenantEvents = pgTable(
  "tenant_events",
  {
    id: text("id").primaryKey(),
    /** The order in which facts were told, where their times are the same. */
    seq: bigint("seq", { mode: "bigint" }).notNull().generatedAlwaysAsIdentity(),
    tenantId: tenantId()
      .notNull()
      .references(() => tenants.id),
    mode: mode(),
    type: text("type", { enum: webhookEvents }).notNull(),
    /** The `data` of the envelope. */
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    /** The fact it tells; the same fact makes one event. */
    factKey: text("fact_key").notNull(),
    occurredAt: at("occurred_at").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("tenant_events_id_tenant_mode_key").on(table.id, table.tenantId, table.mode),
    uniqueIndex("tenant_events_fact_key").on(table.tenantId, table.mode, table.factKey),
    index("tenant_events_tenant_idx").on(table.tenantId, table.mode, table.id),
  ],
);

/** One event for one endpoint. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    id: text("id").primaryKey(),
    tenantId: tenantId().notNull(),
    mode: mode(),
    endpointId: text("endpoint_id").notNull(),
    eventId: text("event_id").notNull(),
    status: text("status", { enum: deliveryStatuses }).notNull().default("pending"),
    attempts: smallint("attempts").notNull().default(0),
    /** How many attempts came before the last replay; the schedule counts from there. */
    attemptsBefore: smallint("attempts_before").notNull().default(0),
    /** Its number at this endpoint, given when it is first tried and kept. */
    sequence: bigint("sequence", { mode: "number" }),
    dueAt: at("due_at").notNull(),
    createdAt: createdAt(),
    finishedAt: at("finished_at"),
  },
  (table) => [
    foreignKey({
      name: "webhook_deliveries_endpoint_fk",
      columns: [table.endpointId, table.tenantId, table.mode],
      foreignColumns: [webhookEndpoints.id, webhookEndpoints.tenantId, webhookEndpoints.mode],
    }),
    foreignKey({
      name: "webhook_deliveries_event_fk",
      columns: [table.eventId, table.tenantId, table.mode],
      foreignColumns: [tenantEvents.id, tenantEvents.tenantId, tenantEvents.mode],
    }),
    unique("webhook_deliveries_id_tenant_mode_key").on(table.id, table.tenantId, table.mode),
    uniqueIndex("webhook_deliveries_once_key").on(table.eventId, table.endpointId),
    index("webhook_deliveries_due_idx")
      .on(table.endpointId, table.dueAt)
      .where(sql`status = 'pending'`),
    index("webhook_deliveries_tenant_idx").on(table.tenantId, table.mode, table.id),
  ],
);

/** Each try with its request and its answer. Kept 30 days. */
export const webhookAttempts = pgTable(
  "webhook_attempts",
  {
    id: text("id").primaryKey(),
    tenantId: tenantId().notNull(),
    mode: mode(),
    deliveryId: text("delivery_id").notNull(),
    number: smallint("number").notNull(),
    requestHeaders: jsonb("request_headers").$type<Record<string, string>>().notNull(),
    responseStatus: integer("response_status"),
    responseBody: text("response_body"),
    error: text("error"),
    durationMs: integer("duration_ms").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    foreignKey({
      name: "webhook_attempts_delivery_fk",
      columns: [table.deliveryId, table.tenantId, table.mode],
      foreignColumns: [webhookDeliveries.id, webhookDeliveries.tenantId, webhookDeliveries.mode],
    }).onDelete("cascade"),
    index("webhook_attempts_delivery_idx").on(table.deliveryId),
    index("webhook_attempts_tenant_idx").on(table.tenantId, table.mode, table.id),
  ],
);
