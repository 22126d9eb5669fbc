import type { Encoding, MessageStatus, Mode } from "#/db/enums.ts";
import type { DomainError } from "#/lib/core/errors.ts";
import type { Money } from "#/lib/core/money.ts";
import type { KeyClaim, StoredAnswer } from "#/lib/idempotency/claim-keys.ts";
import type { RateVerdict, TokenRequest } from "#/lib/limits/rate-limit.ts";

/** One message as it will be written. A rejected one costs nothing. */
export type IntakeMessage = {
  id: string;
  recipient: string;
  encoding: Encoding;
  segments: number;
  price: Money;
  cost: Money;
  status: Extract<MessageStatus, "queued" | "scheduled" | "rejected">;
  reason: string | null;
  sealedBody: Buffer | null;
};

/** A request that has passed every check but money, tokens and its idempotency key. */
export type IntakeRequest = {
  id: string;
  tenantId: number;
  mode: Mode;
  actorId: string;
  requestId: string;
  sender: string;
  promotional?: boolean;
  connectionId: string;
  sealedBody: Buffer | null;
  reference: string | null;
  messages: IntakeMessage[];
  /** What the payable messages cost together. */
  cost: Money;
  /** Its messages are not claimed before this. */
  dueAt: Date;
  /** The same, where that is later than now. */
  scheduledAt?: Date | null;
  /** The endpoint that hears of its messages beside those that ask for their events. */
  callbackEndpointId?: string | null;
  rateLimit: TokenRequest | null;
  idempotency: { claim: KeyClaim; answer: (accepted: Accepted) => StoredAnswer } | null;
};

export type Accepted = {
  kind: "accepted";
  requestId: string;
  /** What can be spent after it. */
  balance: Money;
  rate: RateVerdict | null;
};

export type IntakeResult =
  | Accepted
  | { kind: "replayed"; answer: StoredAnswer; rate: RateVerdict | null }
  | { kind: "limited"; verdict: RateVerdict }
  | { kind: "refused"; error: DomainError; rate: RateVerdict | null };
