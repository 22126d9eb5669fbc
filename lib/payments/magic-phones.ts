export type MagicPhoneOutcome =
  | "paid"
  | "cancelled"
  | "wrong-pin"
  | "no-funds"
  | "timeout"
  | "system-busy"
  | "paid-late"
  | "prompt-open"
  | "answer-lost";

export type MagicPhone = {
  /** As a person types it. */
  number: string;
  msisdn: string;
  outcome: MagicPhoneOutcome;
  meaning: string;
};

const endings: readonly (readonly [string, MagicPhoneOutcome, string])[] = [
  ["100", "paid", "Paid after about 3 seconds, like every phone that is not in this list."],
  ["101", "cancelled", "The payer cancels the prompt."],
  ["102", "wrong-pin", "The payer enters a wrong PIN."],
  ["103", "no-funds", "The payer has too little money."],
  ["104", "timeout", "The payer does not answer the prompt; the top-up expires."],
  ["105", "system-busy", "M-Pesa is busy and the payment fails."],
  ["106", "paid-late", "No word for two minutes, then paid after all."],
  ["107", "prompt-open", "The prompt is refused at once because another one is open on the phone."],
  ["108", "answer-lost", "The answer to the prompt is lost; the top-up stays in progress until it is given up."],
];

/** Phones that force an outcome of a top-up in test mode (product.md D18). */
export const magicPhones: readonly MagicPhone[] = endings.map(([ending, outcome, meaning]) => ({
  number: `0700000${ending}`,
  msisdn: `254700000${ending}`,
  outcome,
  meaning,
}));
