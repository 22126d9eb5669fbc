import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, bytes, createdAt, tenantId } from "../columns.ts";
import { memberRoles, staffRoles } from "../enums.ts";
import { tenants } from "./tenants.ts";

/** A person with a password. Rooms that sign people in read it as the platform. */
export const users = pgTable(
  "users",
  {
    id: text("id").primaryKey(),
    /** Lower case. */
    email: text("email").notNull(),
    name: text("name").notNull(),
    phone: text("phone"),
    passwordHash: text("password_hash").notNull(),
    emailVerifiedAt: at("email_verified_at"),
    totpSecret: bytes("totp_secret"),
    totpEnabledAt: at("totp_enabled_at"),
    /** The last 30-second step that was used, so that a code works once. */
    totpLastStep: integer("totp_last_step"),
    language: text("language").notNull().default("en"),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex("users_email_key").on(table.email)],
);

/** A signed-in browser. The cookie names the row; a revoked row ends it at the next request. */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    staff: boolean("staff").notNull().default(false),
    ip: text("ip"),
    userAgent: text("user_agent"),
    createdAt: createdAt(),
    lastSeenAt: at("last_seen_at").notNull(),
    expiresAt: at("expires_at").notNull(),
    revokedAt: at("revoked_at"),
  },
  (table) => [index("sessions_user_idx").on(table.userId)],
);

/** Links sent by e-mail; only the hash is kept; each works once. */
export const verificationTokens = pgTable(
  "verification_tokens",
  {
    hash: text("hash").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    purpose: text("purpose", { enum: ["verify_email", "reset_password"] }).notNull(),
    /** The address the link proves. */
    email: text("email").notNull(),
    expiresAt: at("expires_at").notNull(),
    usedAt: at("used_at"),
    createdAt: createdAt(),
  },
  (table) => [index("verification_tokens_user_idx").on(table.userId, table.purpose)],
);

/** Counts failures per key (account + address, form + address) for growing delays. */
export const throttles = pgTable("throttles", {
  key: text("key").primaryKey(),
  failures: integer("failures").notNull(),
  windowStartedAt: at("window_started_at").notNull(),
  blockedUntil: at("blocked_until"),
});

export const staffMembers = pgTable("staff_members", {
  userId: text("user_id")
    .primaryKey()
    .references(() => users.id),
  role: text("role", { enum: staffRoles }).notNull(),
  createdAt: createdAt(),
  removedAt: at("removed_at"),
});

/** A user's place in a tenant. */
export const members = pgTable(
  "members",
  {
    tenantId: tenantId()
      .notNull()
      .references(() => tenants.id),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    role: text("role", { enum: memberRoles }).notNull(),
    createdAt: createdAt(),
    removedAt: at("removed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.userId] }),
    index("members_user_idx").on(table.userId),
    uniqueIndex("members_one_owner")
      .on(table.tenantId)
      .where(sql`role = 'owner' and removed_at is null`),
  ],
);
