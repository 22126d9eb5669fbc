import type { Money } from "#/lib/core/money.ts";
import type { RateVerdict } from "#/lib/limits/rate-limit.ts";

export type AcceptedMessage = {
  id: string;
  recipient: string;
  status: "queued" | "scheduled" | "rejected";
  segments: number;
  price: Money;
  cost: Money;
  reason: string | null;
  /** Why it is rejected, for people. */
  problem: string | null;
};

/** What was decided about a request before money: its rows, their sums and when they may leave. */
export type Verdict = {
  messages: AcceptedMessage[];
  /** Of the payable messages together. */
  segments: number;
  cost: Money;
  /** When they may leave; null: at once. */
  scheduledAt: Date | null;
  /** They wait for the hours of promotional messages. */
  held: boolean;
};

export type AcceptedRequest = Verdict & {
  kind: "accepted";
  requestId: string;
  /** What can be spent after it. */
  balance: Money;
  rate: RateVerdict | null;
};
