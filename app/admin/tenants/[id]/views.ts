import type { KeyView } from "#/components/admin/key-table.tsx";
import type { PaymentView } from "#/components/admin/payment-table.tsx";
import type { AccountView } from "#/components/admin/tenant-account.tsx";
import type { TenantBalanceView } from "#/components/admin/tenant-balance.tsx";
import type { ApiKey } from "#/lib/api-keys/api-key.ts";
import { toKes, type Money } from "#/lib/core/money.ts";
import type { TopUp } from "#/lib/payments/top-up.ts";
import type { Tenant } from "#/lib/tenants/tenant.ts";
import type { Balance } from "#/lib/wallet/get-balance.ts";

/** What the console shows of a tenant itself: never its data key. */
export function toAccountView(tenant: Tenant): AccountView {
  const { publicId, accountNumber, statusReason, tier, rateLimitPerMinute, price, timeZone } = tenant;
  return {
    publicId,
    accountNumber,
    statusReason,
    tier,
    rateLimitPerMinute,
    price: toKes(price),
    timeZone,
    contactName: tenant.contactName,
    email: tenant.email,
    phone: tenant.phone,
    since: tenant.createdAt.toISOString(),
    approvedAt: tenant.approvedAt?.toISOString() ?? null,
  };
}

export function toBalanceView({ balance, units }: Balance, reserved: Money): TenantBalanceView {
  return { balance: toKes(balance), units, reserved: toKes(reserved) };
}

export function toKeyView(key: ApiKey): KeyView {
  const { id, name, mode, prefix, last4, lastUsedAt, expiresAt } = key;
  return {
    id,
    name,
    mode,
    shown: `${prefix}…${last4}`,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}

export function toPaymentView(topUp: TopUp): PaymentView {
  const { paymentId, reference, method, amount, status, receipt, createdAt } = topUp;
  return { id: paymentId, reference, method, amount: toKes(amount), status, receipt, at: createdAt.toISOString() };
}
