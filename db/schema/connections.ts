import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, bytes, createdAt, mode, moneyE4 } from "../columns.ts";
import { connectionProviders, connectionStatuses } from "../enums.ts";
import { tenants } from "./tenants.ts";

/** One set of credentials at a provider. Without an owner it is the platform's. */
export const connections = pgTable(
  "connections",
  {
    id: text("id").primaryKey(),
    ownerTenantId: bigint("owner_tenant_id", { mode: "number" }).references(() => tenants.id),
    mode: mode(),
    provider: text("provider", { enum: connectionProviders }).notNull(),
    status: text("status", { enum: connectionStatuses }).notNull().default("active"),
    pausedReason: text("paused_reason"),
    pausedAt: at("paused_at"),
    /** When a paused connection is tried again by itself; null: only when staff resume it. */
    retryAt: at("retry_at"),
    /** Calls in a row that had no answer. */
    silentCalls: integer("silent_calls").notNull().default(0),
    /** JSON of the credentials; null for the platform's own, whose credentials stand in the environment. */
    sealedCredentials: bytes("sealed_credentials"),
    /** The token in the path of its callbacks, as HMAC and sealed. */
    callbackTokenHmac: text("callback_token_hmac").notNull(),
    sealedCallbackToken: bytes("sealed_callback_token").notNull(),
    costE4: moneyE4("cost_e4")
      .notNull()
      .default(sql`7500`),
    /** Token bucket of messages per second. */
    messagesPerSecond: integer("messages_per_second").notNull(),
    tokens: integer("tokens").notNull().default(0),
    tokensAt: at("tokens_at")
      .notNull()
      .default(sql`now()`),
    maxRowsPerCall: integer("max_rows_per_call").notNull().default(100),
    balanceE4: moneyE4("balance_e4"),
    balanceSyncedAt: at("balance_synced_at"),
    balanceAskedAt: at("balance_asked_at"),
    balanceError: text("balance_error"),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("connections_callback_token_key").on(table.callbackTokenHmac),
    uniqueIndex("connections_platform_key")
      .on(table.provider, table.mode)
      .where(sql`owner_tenant_id is null`),
    index("connections_owner_idx").on(table.ownerTenantId),
  ],
);
