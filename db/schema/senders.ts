import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, createdAt, tenantId } from "../columns.ts";
import { senderStatuses, trafficClasses } from "../enums.ts";
import { tenants } from "./tenants.ts";

/** A sender ID: the originator on the phone, matched with its exact case. */
export const senders = pgTable(
  "senders",
  {
    id: text("id").primaryKey(),
    tenantId: tenantId()
      .notNull()
      .references(() => tenants.id),
    name: text("name").notNull(),
    trafficClass: text("traffic_class", { enum: trafficClasses }).notNull().default("transactional"),
    status: text("status", { enum: senderStatuses }).notNull(),
    statusReason: text("status_reason"),
    /** Status per network, e.g. {"safaricom": "approved"}. */
    networks: jsonb("networks").$type<Record<string, string>>().notNull().default({}),
    purpose: text("purpose"),
    decidedAt: at("decided_at"),
    decidedBy: text("decided_by"),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("senders_tenant_name_key").on(table.tenantId, table.name),
    uniqueIndex("senders_approved_name_key")
      .on(table.name)
      .where(sql`status = 'approved'`),
    index("senders_status_idx").on(table.status, table.id),
  ],
);
