import type { Mode, PaymentStatus } from "#/db/enums.ts";
import type { Money } from "#/lib/core/money.ts";

export type PushInput = {
  /** Whole shillings. */
  amount: Money;
  /** 2547… or 2541…, no plus. */
  phone: string;
  /** The payment's own code, at most 12 characters; comes back as BillRefNumber of its C2B twin. */
  code: string;
  /** At most 13 characters. */
  description: string;
  callbackUrl: string;
};

export type PushOutcome =
  | { kind: "accepted"; merchantRequestId: string; checkoutRequestId: string }
  /** The provider refused: nothing was prompted. `reason` is ours (mobile-money words), `code` the provider's. */
  | { kind: "refused"; reason: string; code: string; retryable: boolean }
  /** The answer was lost: the prompt may be on the phone. Never pushed again. */
  | { kind: "unknown"; reason: string };

export type QueryOutcome =
  | { kind: "paid" }
  | { kind: "pending" }
  /** It ended without money. `askAgainMs`: money may still come, ask once more after so long. */
  | {
      kind: "ended";
      status: Extract<PaymentStatus, "failed" | "cancelled" | "expired">;
      reason: string;
      code: string;
      askAgainMs?: number;
    }
  /** No answer, or one that says nothing about the payment (429, wrong credentials …): ask again later. */
  | { kind: "unknown"; reason: string };

/** A road for money from a phone. An adapter never throws for what a provider does. */
export type MobileMoney = {
  /** Where payers send Paybill money, shown on the top-up page and kept on payments. */
  readonly shortcode: string;
  push(input: PushInput): Promise<PushOutcome>;
  query(input: { checkoutRequestId: string; amount: Money; phone: string; pushedAtMs: number }): Promise<QueryOutcome>;
  /** Tells the provider where Paybill confirmations go. Running it twice is harmless. */
  registerUrls(urls: {
    validation: string;
    confirmation: string;
  }): Promise<{ ok: true } | { ok: false; reason: string }>;
};

/** Test mode has its own road, in process and without a network. */
export type MobileMoneyRoads = Record<Mode, MobileMoney>;
