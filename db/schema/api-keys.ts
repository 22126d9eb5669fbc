import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, bytes, createdAt, mode, tenantId } from "../columns.ts";
import { tenants } from "./tenants.ts";

/** An API key. Only its HMAC is kept; a test key also encrypted, because samples show it again (product.md D10). */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: text("id").primaryKey(),
    tenantId: tenantId()
      .notNull()
      .references(() => tenants.id),
    mode: mode(),
    name: text("name").notNull(),
    keyHmac: text("key_hmac").notNull(),
    /** `sk_live_` or `sk_test_`, and the last four characters: what lists show. */
    prefix: text("prefix").notNull(),
    last4: text("last4").notNull(),
    sealedKey: bytes("sealed_key"),
    scopes: text("scopes").array().notNull(),
    ipList: text("ip_list").array(),
    expiresAt: at("expires_at"),
    revokedAt: at("revoked_at"),
    lastUsedAt: at("last_used_at"),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("api_keys_hmac_key").on(table.keyHmac),
    index("api_keys_tenant_idx").on(table.tenantId, table.mode, table.id),
  ],
);
