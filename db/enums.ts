/** Plain lists, safe in the browser. Order matters where a comment says so. */
export const modes = ["live", "test"] as const;
export type Mode = (typeof modes)[number];

export const tenantStatuses = [
  "pending_verification",
  "pending_approval",
  "active",
  "suspended",
  "rejected",
  "closed",
] as const;
export type TenantStatus = (typeof tenantStatuses)[number];

export const tiers = ["free", "basic", "premium", "enterprise"] as const;
export type Tier = (typeof tiers)[number];

/** Requests per minute of each tier (product.md D4). */
export const tierRateLimits: Record<Tier, number> = { free: 60, basic: 120, premium: 300, enterprise: 1000 };

export const memberRoles = ["owner", "admin", "developer", "finance", "agent", "viewer"] as const;
export type MemberRole = (typeof memberRoles)[number];

export const staffRoles = ["admin", "support"] as const;
export type StaffRole = (typeof staffRoles)[number];

export const transactionTypes = ["topup", "deduction", "refund", "adjustment"] as const;
export type TransactionType = (typeof transactionTypes)[number];

export const directions = ["credit", "debit"] as const;
export type Direction = (typeof directions)[number];

export const transactionStatuses = [
  "pending",
  "processing",
  "completed",
  "failed",
  "cancelled",
  "expired",
  "reversed",
] as const;
export type TransactionStatus = (typeof transactionStatuses)[number];

export const paymentMethods = ["mpesa", "paybill", "bank", "manual"] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

export const paymentStatuses = ["pending", "processing", "completed", "failed", "cancelled", "expired"] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

/** product.md D6; the order of the moves stands in lib/messaging/message-status.ts. */
export const messageStatuses = [
  "scheduled",
  "queued",
  "sending",
  "unconfirmed",
  "sent",
  "undelivered",
  "failed",
  "delivered",
  "rejected",
  "cancelled",
] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** Where a message's price is (ledger.md, Submit). `none`: it never cost anything. */
export const charges = ["none", "reserved", "captured", "released", "refunded"] as const;
export type Charge = (typeof charges)[number];

export const encodings = ["gsm7", "ucs2"] as const;
export type Encoding = (typeof encodings)[number];

export const attemptStatuses = ["open", "settled", "unconfirmed", "returned"] as const;
export type AttemptStatus = (typeof attemptStatuses)[number];

export const senderStatuses = ["draft", "submitted", "approved", "rejected", "suspended"] as const;
export type SenderStatus = (typeof senderStatuses)[number];

export const trafficClasses = ["transactional", "promotional"] as const;
export type TrafficClass = (typeof trafficClasses)[number];

/** Who put a phone on the list: a call of the API, a member in the portal, or a report of the network. */
export const optOutSources = ["api", "portal", "network"] as const;
export type OptOutSource = (typeof optOutSources)[number];

export const connectionProviders = ["onfon", "sandbox"] as const;
export type ConnectionProvider = (typeof connectionProviders)[number];

export const connectionStatuses = ["active", "paused"] as const;
export type ConnectionStatus = (typeof connectionStatuses)[number];

export const callbackKinds = ["stk", "c2b_confirmation", "onfon_report", "onfon_inbound"] as const;
export type CallbackKind = (typeof callbackKinds)[number];

export const deliveryStatuses = ["pending", "delivered", "failed"] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

export const webhookEvents = [
  "balance.updated",
  "balance.low",
  "message.sent",
  "message.delivered",
  "message.failed",
  "message.received",
  "topup.completed",
  "topup.failed",
  "campaign.completed",
  "sender_id.approved",
  "sender_id.rejected",
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];
