import type { Mode } from "#/db/enums.ts";
import type { Money } from "#/lib/core/money.ts";

/** The platform's accounts (ledger.md). They keep no cached balance. */
export const platformAccounts = [
  "mpesa_float",
  "bank",
  "suspense",
  "sales",
  "platform_fees",
  "refunds",
  "onfon_prepaid",
  "onfon_cost",
  "adjustments",
  "play_money",
] as const;
export type PlatformAccount = (typeof platformAccounts)[number];

export type Account = PlatformAccount | `wallet:${number}` | `reserved:${number}` | `receivable:${number}`;

export const walletAccount = (tenantId: number): Account => `wallet:${tenantId}`;
export const reservedAccount = (tenantId: number): Account => `reserved:${tenantId}`;
export const receivableAccount = (tenantId: number): Account => `receivable:${tenantId}`;

export type TransferKind =
  | "topup"
  | "play_money"
  | "reserve"
  | "capture"
  | "cost"
  | "release"
  | "refund"
  | "suspense"
  | "assign"
  | "reversal"
  | "adjustment";

/** One balanced move. `businessKey` is unique for good: the same fact can't be booked twice. */
export type Transfer = {
  id: string;
  mode: Mode;
  tenantId: number | null;
  from: Account;
  to: Account;
  /** More than 0. */
  amount: Money;
  kind: TransferKind;
  businessKey: string;
  requestId?: string;
  attemptId?: string;
  paymentId?: string;
};
