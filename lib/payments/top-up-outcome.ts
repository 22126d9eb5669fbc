import type { PaymentStatus } from "#/db/enums.ts";

/** How a top-up stands, as a person is told; screens, mails and notices keep their texts by these (experience.md UX-72). */
export const topUpOutcomes = [
  "waiting",
  "checking",
  "paid",
  "cancelled",
  "wrong_pin",
  "no_funds",
  "no_answer",
  "another_prompt",
  "too_soon",
  "limit_reached",
  "expired",
  "system_busy",
  "undecided",
  "rejected",
  "failed",
] as const;
export type TopUpOutcome = (typeof topUpOutcomes)[number];

/** So long the phone shows the prompt; afterwards we are still checking. */
export const promptLastsMs = 90_000;

const byReason: Record<string, TopUpOutcome> = {
  cancelled_by_user: "cancelled",
  wrong_pin: "wrong_pin",
  insufficient_funds: "no_funds",
  no_response: "no_answer",
  prompt_open: "another_prompt",
  repeated_too_soon: "too_soon",
  daily_limit: "limit_reached",
  above_maximum: "limit_reached",
  below_minimum: "limit_reached",
  recipient_limit: "limit_reached",
  transaction_expired: "expired",
  provider_answer_lost: "undecided",
  undecided: "undecided",
  system_busy: "system_busy",
  prompt_not_sent: "system_busy",
  rejected: "rejected",
};

const byStatus: Record<"failed" | "cancelled" | "expired", TopUpOutcome> = {
  failed: "failed",
  cancelled: "cancelled",
  expired: "expired",
};

/** The outcome of a top-up in this state, `ageMs` after it was started. */
export function topUpOutcome(topUp: {
  status: PaymentStatus;
  reason: string | null;
  needsReview: boolean;
  ageMs: number;
}): TopUpOutcome {
  const { status, reason, needsReview, ageMs } = topUp;
  if (status === "completed") return "paid";
  if (status === "pending" || status === "processing") {
    return needsReview || ageMs >= promptLastsMs ? "checking" : "waiting";
  }
  return (reason === null ? undefined : byReason[reason]) ?? byStatus[status];
}

export type OutcomeWords = {
  /** What happened. */
  title: string;
  /** What to do now. */
  advice: string;
};

/** English; the message catalogue has the same keys for screens. */
const words: Record<TopUpOutcome, OutcomeWords> = {
  waiting: { title: "Waiting for your PIN", advice: "Enter your M-Pesa PIN on your phone." },
  checking: {
    title: "Still checking",
    advice: "Your money is safe. We look again every minute, and you can close this page.",
  },
  paid: { title: "Payment received", advice: "Your balance has been topped up." },
  cancelled: {
    title: "Payment cancelled",
    advice: "No money has moved. Start again when you are ready.",
  },
  wrong_pin: { title: "Wrong PIN", advice: "No money has moved. Start again and check the PIN before you confirm." },
  no_funds: {
    title: "Not enough money in M-Pesa",
    advice: "No money has moved. Add money to the M-Pesa account, or top up a smaller amount.",
  },
  no_answer: {
    title: "No answer from the phone",
    advice:
      "The phone may be off or out of reach. Check it and start again. If you were charged, the money is credited by itself.",
  },
  another_prompt: {
    title: "Another request is open on the phone",
    advice: "No money has moved. Finish it, or wait two minutes, and start again.",
  },
  too_soon: {
    title: "The same amount was just paid",
    advice:
      "No money has moved this time. M-Pesa refuses the same amount twice within two minutes. Wait a moment or choose another amount.",
  },
  limit_reached: {
    title: "An M-Pesa limit was reached",
    advice: "No money has moved. Choose another amount, or try again tomorrow.",
  },
  expired: {
    title: "The request expired",
    advice: "No PIN came in time, and no money has moved. Start again when you have the phone at hand.",
  },
  system_busy: { title: "M-Pesa is busy", advice: "No money has moved. Try again in a few minutes." },
  undecided: {
    title: "M-Pesa gave no answer",
    advice:
      "Look at the phone: if M-Pesa says you paid, your money is safe and is credited by itself as soon as M-Pesa confirms it. If not, start again.",
  },
  rejected: {
    title: "Not accepted",
    advice: "Our staff could not credit this payment. Ask again with more detail, or write to support.",
  },
  failed: { title: "Payment failed", advice: "No money has moved. Try again, or pay by Paybill." },
};

export function outcomeWords(outcome: TopUpOutcome): OutcomeWords {
  return words[outcome];
}
