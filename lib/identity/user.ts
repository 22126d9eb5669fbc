import type { users } from "#/db/schema/index.ts";

/** A person who can sign in. */
export type User = {
  id: string;
  email: string;
  name: string;
  phone: string | null;
  language: string;
  emailVerifiedAt: Date | null;
};

export function toUser(row: typeof users.$inferSelect): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    phone: row.phone,
    language: row.language,
    emailVerifiedAt: row.emailVerifiedAt,
  };
}

/** An address as it is kept and compared. */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}
