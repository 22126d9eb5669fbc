import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  smallint,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { at, bytes, createdAt, mode, moneyE4, tenantId } from "../columns.ts";
import { attemptStatuses, charges, encodings, messageStatuses } from "../enums.ts";
import { connections } from "./connections.ts";
import { tenants } from "./tenants.ts";
import { webhookEndpoints } from "./webhooks.ts";

/** One booking: what one call asked for (product.md D31). */
export const messageRequests = pgTable(
  "message_requests",
  {
    id: text("id").primaryKey(),
    tenantId: tenantId()
      .notNull()
      .references(() => tenants.id),
    mode: mode(),
    /** Who asked: key, user or system (the record of a message intake, in place of an audit row). */
    actorId: text("actor_id").notNull(),
    sender: text("sender").notNull(),
    /** The text when all messages of the request share it, encrypted. */
    sealedBody: bytes("sealed_body"),
    reference: text("reference"),
    /** When its messages may be sent, where that is later than their acceptance. */
    scheduledAt: at("scheduled_at"),
    /** The endpoint made for its callback_url; the events of its messages go there too. */
    callbackEndpointId: text("callback_endpoint_id"),
    messages: integer("messages").notNull(),
    costE4: moneyE4("cost_e4").notNull(),
    requestId: text("request_id").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("message_requests_id_tenant_mode_key").on(table.id, table.tenantId, table.mode),
    foreignKey({
      name: "message_requests_callback_fk",
      columns: [table.callbackEndpointId, table.tenantId, table.mode],
      foreignColumns: [webhookEndpoints.id, webhookEndpoints.tenantId, webhookEndpoints.mode],
    }),
    index("message_requests_tenant_idx").on(table.tenantId, table.mode, table.id),
    index("message_requests_reference_idx")
      .on(table.tenantId, table.mode, table.reference, table.id)
      .where(sql`reference is not null`),
  ],
);

/** One text to one phone. `status` moves forward only; `charge` says where its price is. */
export const messages = pgTable(
  "messages",
  {
    id: text("id").primaryKey(),
    tenantId: tenantId().notNull(),
    mode: mode(),
    requestId: text("request_id").notNull(),
    /** Place in the request, from 0. */
    position: integer("position").notNull(),
    connectionId: text("connection_id").references(() => connections.id),
    sender: text("sender").notNull(),
    recipient: text("recipient").notNull(),
    encoding: text("encoding", { enum: encodings }).notNull(),
    segments: smallint("segments").notNull(),
    /** The whole price and the whole cost, as of acceptance. */
    priceE4: moneyE4("price_e4").notNull(),
    costE4: moneyE4("cost_e4").notNull(),
    status: text("status", { enum: messageStatuses }).notNull(),
    reason: text("reason"),
    charge: text("charge", { enum: charges }).notNull(),
    /** Its own text, encrypted, where the request's is not for all. */
    sealedBody: bytes("sealed_body"),
    attemptId: text("attempt_id"),
    tries: smallint("tries").notNull().default(0),
    providerMessageId: text("provider_message_id"),
    /** none: silence for 72 h after it was sent (product.md D16). */
    reportState: text("report_state"),
    /** From a promotional sender: it leaves only within the hours of such messages (product.md D25). */
    promotional: boolean("promotional").notNull().default(false),
    /** A queued message is not claimed before this, and a scheduled one not queued. */
    dueAt: at("due_at").notNull(),
    acceptedAt: at("accepted_at").notNull(),
    sentAt: at("sent_at"),
    deliveredAt: at("delivered_at"),
    endedAt: at("ended_at"),
  },
  (table) => [
    foreignKey({
      name: "messages_request_fk",
      columns: [table.requestId, table.tenantId, table.mode],
      foreignColumns: [messageRequests.id, messageRequests.tenantId, messageRequests.mode],
    }),
    index("messages_tenant_idx").on(table.tenantId, table.mode, table.id),
    // All that usage asks of a message stands in it, so a month of them is summed without their rows.
    index("messages_usage_idx").on(
      table.tenantId,
      table.mode,
      table.acceptedAt,
      table.status,
      table.charge,
      table.priceE4,
    ),
    index("messages_request_idx").on(table.requestId, table.position),
    index("messages_recipient_idx").on(table.tenantId, table.mode, table.recipient, table.id),
    // The many that go their way stay out of it, so that it costs them nothing.
    index("messages_rare_idx")
      .on(table.tenantId, table.mode, table.status, table.id)
      .where(sql`status not in ('queued', 'sending', 'sent', 'delivered')`),
    index("messages_scheduled_idx")
      .on(table.dueAt)
      .where(sql`status = 'scheduled'`),
    index("messages_promotional_idx")
      .on(table.connectionId, table.dueAt)
      .where(sql`promotional and attempt_id is null and status in ('queued', 'sending')`),
    index("messages_attempt_idx")
      .on(table.attemptId)
      .where(sql`attempt_id is not null`),
    index("messages_provider_idx").on(table.providerMessageId),
    index("messages_queued_idx")
      .on(table.connectionId, table.tenantId, table.id)
      .where(sql`attempt_id is null and status in ('queued', 'sending')`),
    index("messages_awaiting_idx")
      .on(table.connectionId, table.acceptedAt)
      .where(sql`status in ('sent', 'unconfirmed') and report_state is null`),
    index("messages_in_flight_idx")
      .on(table.connectionId, table.recipient)
      .where(sql`status = 'unconfirmed' or (attempt_id is not null and status in ('queued', 'sending'))`),
    index("messages_reserved_idx")
      .on(table.tenantId, table.mode)
      .where(sql`charge = 'reserved'`),
    check("messages_price_not_negative", sql`${table.priceE4} >= 0 and ${table.costE4} >= 0`),
    check("messages_charge_has_price", sql`${table.charge} = 'none' or ${table.segments} > 0`),
  ],
);

/** One provider call. It is committed before the call, so a crash in between reads as unknown, never as a second send. */
export const submitAttempts = pgTable(
  "submit_attempts",
  {
    id: text("id").primaryKey(),
    connectionId: text("connection_id")
      .notNull()
      .references(() => connections.id),
    status: text("status", { enum: attemptStatuses }).notNull(),
    messages: integer("messages").notNull(),
    /** What the provider said, in our words: accepted, timeout, http_500 … */
    outcome: text("outcome"),
    openedAt: at("opened_at").notNull(),
    closedAt: at("closed_at"),
  },
  (table) => [
    index("submit_attempts_open_idx")
      .on(table.openedAt)
      .where(sql`status = 'open'`),
  ],
);

/** A delivery report as understood, kept until it finds its message and afterwards as its history. */
export const deliveryReports = pgTable(
  "delivery_reports",
  {
    seq: bigint("seq", { mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    connectionId: text("connection_id")
      .notNull()
      .references(() => connections.id),
    /** Lower case. */
    providerMessageId: text("provider_message_id").notNull(),
    recipient: text("recipient"),
    /** The provider's word, canonicalised, and what it means here. */
    word: text("word").notNull(),
    status: text("status", { enum: messageStatuses }),
    reason: text("reason"),
    /** HMAC of the start of the text, and how many characters it covers, to tell unconfirmed messages apart. */
    textStart: text("text_start"),
    messageId: text("message_id"),
    tenantId: bigint("matched_tenant_id", { mode: "number" }),
    applied: text("applied"),
    callbackId: text("callback_id"),
    createdAt: createdAt(),
    matchedAt: at("matched_at"),
  },
  (table) => [
    index("delivery_reports_unmatched_idx")
      .on(table.connectionId, table.providerMessageId)
      .where(sql`message_id is null`),
    index("delivery_reports_message_idx").on(table.messageId),
  ],
);
