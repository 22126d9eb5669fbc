import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, bytes } from "../columns.ts";
import { callbackKinds } from "../enums.ts";

/** A call a provider made to us, stored before it is thought about. A repeat of the same fact is one row. */
export const callbacks = pgTable(
  "callbacks",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: callbackKinds }).notNull(),
    /** What it is about: payment id, shortcode or connection id. */
    subject: text("subject").notNull(),
    /** Names the fact; the same fact twice is one row. Null where repeats are facts of their own. */
    naturalKey: text("natural_key"),
    /** The raw call, encrypted: it holds phones and pieces of texts. */
    sealedPayload: bytes("sealed_payload").notNull(),
    sourceIp: text("source_ip"),
    receivedAt: at("received_at")
      .notNull()
      .default(sql`now()`),
    finishedAt: at("finished_at"),
    /** What came of it: credited, duplicate, review … */
    outcome: text("outcome"),
  },
  (table) => [
    uniqueIndex("callbacks_natural_key").on(table.kind, table.naturalKey),
    index("callbacks_waiting_idx")
      .on(table.kind, table.id)
      .where(sql`finished_at is null`),
  ],
);
