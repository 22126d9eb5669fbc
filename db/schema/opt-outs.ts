import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, mode, tenantId } from "../columns.ts";
import { optOutSources } from "../enums.ts";
import { tenants } from "./tenants.ts";

/** A phone a tenant never sends to. Its number may be erased; the HMAC still keeps messages from it. */
export const optOuts = pgTable(
  "opt_outs",
  {
    id: text("id").primaryKey(),
    tenantId: tenantId()
      .notNull()
      .references(() => tenants.id),
    mode: mode(),
    phone: text("phone"),
    hmac: text("hmac").notNull(),
    source: text("source", { enum: optOutSources }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("opt_outs_hmac_key").on(table.tenantId, table.mode, table.hmac),
    index("opt_outs_tenant_idx").on(table.tenantId, table.mode, table.id),
  ],
);
