import type { tenants } from "#/db/schema/index.ts";
import type { Mode, TenantStatus, Tier } from "#/db/enums.ts";
import { tierRateLimits } from "#/db/enums.ts";
import type { Money } from "#/lib/core/money.ts";

/** A tenant as the rooms know it. */
export type Tenant = {
  /** The integer `client_id` of the wire. */
  id: number;
  publicId: string;
  name: string;
  contactName: string;
  email: string;
  phone: string;
  status: TenantStatus;
  statusReason: string | null;
  tier: Tier;
  rateLimitPerMinute: number;
  price: Money;
  platformFee: Money;
  accountNumber: string;
  timeZone: string;
  language: string;
  refundFailed: boolean;
  dataKey: Buffer;
  approvedAt: Date | null;
  createdAt: Date;
};

/** A row as a Tenant: its own rate limit, else its tier's (product.md D4). */
export function toTenant(row: typeof tenants.$inferSelect): Tenant {
  return {
    id: row.id,
    publicId: row.publicId,
    name: row.name,
    contactName: row.contactName,
    email: row.email,
    phone: row.phone,
    status: row.status,
    statusReason: row.statusReason,
    tier: row.tier,
    rateLimitPerMinute: row.rateLimitPerMinute ?? tierRateLimits[row.tier],
    price: row.priceE4,
    platformFee: row.platformFeeE4,
    accountNumber: row.accountNumber,
    timeZone: row.timeZone,
    language: row.language,
    refundFailed: row.refundFailed,
    dataKey: row.dataKey,
    approvedAt: row.approvedAt,
    createdAt: row.createdAt,
  };
}

/**
 * What a tenant may do in its state (product.md D11): live only when active; test from the moment its e-mail is verified,
 * also while it waits or was rejected.
 */
export function mayUseMode(status: TenantStatus, mode: Mode): boolean {
  if (mode === "live") return status === "active";
  return status === "active" || status === "pending_approval" || status === "rejected";
}
