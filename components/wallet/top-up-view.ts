import type { TopUpOutcome } from "#/lib/payments/top-up-outcome.ts";

/** A top-up as the browser gets it, first with the page and then by events. */
export type TopUpView = {
  paymentId: string;
  /** TXN-YYYYMMDD-NNNN. */
  reference: string;
  /** KES. */
  amount: number;
  /** Digits with 254. */
  phone: string | null;
  outcome: TopUpOutcome;
  /** The provider has taken the prompt. */
  pushed: boolean;
  /** How long ago it was started when this was made. */
  ageMs: number;
  receipt: string | null;
};
