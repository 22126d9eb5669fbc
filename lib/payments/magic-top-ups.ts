export type MagicTopUpOutcome =
  | "paid"
  | "cancelled"
  | "wrong-pin"
  | "no-funds"
  | "no-answer"
  | "system-busy"
  | "paid-late"
  | "prompt-open"
  | "answer-lost"
  | "too-soon"
  | "daily-limit"
  | "out-of-time"
  | "prompt-not-sent"
  | "expired-then-paid"
  | "failed-then-paid"
  | "never-decided";

/** How a prompt ends: from so long after the push on, M-Pesa answers with this ResultCode. */
export type MagicEnding = { afterMs: number; code: string };

export type MagicTopUp = {
  /** As a person types it. */
  phone: string;
  msisdn: string;
  /** Null: every amount that is not in the list. */
  amountKes: number | null;
  outcome: MagicTopUpOutcome;
  meaning: string;
  /** What the push itself is answered; a refusal has its code in `endings`. */
  push: "accepted" | "refused" | "lost";
  endings: readonly MagicEnding[];
};

const usual = 2_000;
const late = 15_000;

type Row = readonly [
  ending: string,
  amountKes: number | null,
  outcome: MagicTopUpOutcome,
  meaning: string,
  endings: MagicEnding[],
  push?: MagicTopUp["push"],
];

const at = (afterMs: number, code: string): MagicEnding => ({ afterMs, code });

/** Amounts are 10,000 and M-Pesa's ResultCode; 20,000 and the code when the money comes after all. */
const rows: readonly Row[] = [
  ["100", null, "paid", "The payer pays: completed after a few seconds.", [at(3_000, "0")]],
  ["101", 11_032, "cancelled", "The payer cancels the prompt: cancelled, cancelled_by_user.", [at(usual, "1032")]],
  ["102", 12_001, "wrong-pin", "The payer enters a wrong PIN: failed, wrong_pin.", [at(usual, "2001")]],
  ["103", 10_001, "no-funds", "The payer has too little money: failed, insufficient_funds.", [at(usual, "1")]],
  ["104", 11_037, "no-answer", "The payer does not answer the prompt: expired, no_response.", [at(5_000, "1037")]],
  ["105", 10_026, "system-busy", "M-Pesa is busy: failed, system_busy.", [at(usual, "26")]],
  ["106", 24_999, "paid-late", "No word for two minutes, then the payment: completed.", [at(120_000, "0")]],
  [
    "107",
    11_001,
    "prompt-open",
    "Another prompt is open on the phone, so it is refused at once: failed, prompt_open.",
    [at(0, "1001")],
    "refused",
  ],
  [
    "108",
    10_504,
    "answer-lost",
    "M-Pesa's answer to the prompt is lost: processing for 15 minutes, then expired, provider_answer_lost.",
    [],
    "lost",
  ],
  ["109", 10_017, "too-soon", "The same amount was just paid: failed, repeated_too_soon.", [at(usual, "17")]],
  ["110", 10_004, "daily-limit", "The payer's limit for the day is reached: failed, daily_limit.", [at(usual, "4")]],
  ["111", 11_019, "out-of-time", "M-Pesa took too long: expired, transaction_expired.", [at(usual, "1019")]],
  [
    "112",
    11_025,
    "prompt-not-sent",
    "The prompt does not reach the phone: failed, prompt_not_sent.",
    [at(usual, "1025")],
  ],
  [
    "113",
    21_037,
    "expired-then-paid",
    "No answer: expired, no_response. The money comes after all, 15 to 20 seconds after the start: completed.",
    [at(5_000, "1037"), at(late, "0")],
  ],
  [
    "114",
    20_026,
    "failed-then-paid",
    "M-Pesa is busy: failed, system_busy. The money comes after all, 15 to 20 seconds after the start: completed.",
    [at(usual, "26"), at(late, "0")],
  ],
  [
    "115",
    14_999,
    "never-decided",
    "M-Pesa never says how it ended: processing for a day, then expired, undecided.",
    [],
  ],
];

/**
 * Phones and amounts that force the outcome of a top-up in test mode (product.md D18). A phone of this list decides
 * whatever the amount is, because nobody types one by chance; an amount decides on any other phone.
 */
export const magicTopUps: readonly MagicTopUp[] = rows.map(
  ([ending, amountKes, outcome, meaning, endings, push = "accepted"]) => ({
    phone: `0700000${ending}`,
    msisdn: `254700000${ending}`,
    amountKes,
    outcome,
    meaning,
    push,
    endings,
  }),
);
