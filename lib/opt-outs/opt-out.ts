import type { Mode, OptOutSource } from "#/db/enums.ts";
import type { Ctx } from "#/lib/core/context.ts";

/** A phone the tenant never sends to. */
export type OptOut = {
  id: string;
  /** Null when the number has been erased; it is still kept from messages. */
  phone: string | null;
  source: OptOutSource;
  createdAt: Date;
};

export type OptOutRow = { id: string; phone: string | null; source: OptOutSource; created_at: string };

export function toOptOut(row: OptOutRow): OptOut {
  return { id: row.id, phone: row.phone, source: row.source, createdAt: new Date(row.created_at) };
}

/** A phone (254…) as a tenant's list in one mode has it. */
export type ListedPhone = { tenantId: number; mode: Mode; phone: string };

/** What the list is searched by, so that a number is found after it was erased. */
export function phoneHmac(ctx: Ctx, { tenantId, phone }: Omit<ListedPhone, "mode">): string {
  return ctx.vault.hmac("opt-out", `${tenantId}:${phone}`);
}
