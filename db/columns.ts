import { sql } from "drizzle-orm";
import { bigint, customType, text, timestamp } from "drizzle-orm/pg-core";
import type { Money } from "#/lib/core/money.ts";
import { modes } from "./enums.ts";

/** The owner of a row; every table with it stands under row security (db/security). */
export const tenantId = () => bigint("tenant_id", { mode: "number" });

export const mode = () => text("mode", { enum: modes }).notNull();

/** An amount in 0.0001 KES; the column's name ends in `_e4`. */
export const moneyE4 = (name: string) => bigint(name, { mode: "bigint" }).$type<Money>();

export const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const createdAt = () =>
  at("created_at")
    .notNull()
    .default(sql`now()`);

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });
