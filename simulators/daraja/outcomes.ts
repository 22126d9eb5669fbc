export type Outcome = {
  code: number | string;
  /** How the callback misbehaves, if it does. */
  manner?: "none" | "twice" | "before_answer" | "late" | "wrong_amount" | "unknown_id" | "limbo" | "paid_after_cancel";
};

export const RESULT_TEXTS: Record<string, string> = {
  "0": "The service request is processed successfully.",
  "1": "The balance is insufficient for the transaction.",
  "2": "Less than minimum transaction value.",
  "3": "More than maximum transaction value.",
  "4": "Would exceed daily transfer limit.",
  "8": "Would exceed the maximum balance.",
  "17": "Rule limited: similar transaction within two minutes.",
  "26": "System busy. Traffic blocking condition in place.",
  "1001": "Unable to lock subscriber, a transaction is already in process for the current subscriber",
  "1019": "Transaction has expired",
  "1025": "An error occurred while sending a push request",
  "1032": "Request cancelled by user",
  "1037": "DS timeout user cannot be reached",
  "2001": "The initiator information is invalid.",
  "2028": "The request is not permitted according to product assignment.",
  "8006": "The security credential is locked.",
  "9999": "An error occurred while sending a push request",
  SFC_IC0003: "The operator does not exist.",
  E3008: "The request is not allowed in the sandbox.",
};

/** Phone endings of five digits that force an outcome: 9 and the code, or 97 and a manner. */
export const ENDINGS: Record<string, Outcome> = {
  "90000": { code: 0 },
  "90001": { code: 1 },
  "90017": { code: 17 },
  "90026": { code: 26 },
  "91001": { code: 1001 },
  "91019": { code: 1019 },
  "91025": { code: 1025 },
  "91032": { code: 1032 },
  "91037": { code: 1037 },
  "92001": { code: 2001 },
  "92028": { code: 2028 },
  "99999": { code: 9999 },
  "97001": { code: "SFC_IC0003" },
  "97002": { code: 0, manner: "none" },
  "97003": { code: 0, manner: "twice" },
  "97004": { code: 0, manner: "before_answer" },
  "97005": { code: 0, manner: "late" },
  "97006": { code: 0, manner: "wrong_amount" },
  "97007": { code: 0, manner: "unknown_id" },
  "97008": { code: "E3008" },
  "97009": { code: 0, manner: "limbo" },
  "97010": { code: 1032, manner: "paid_after_cancel" },
};

const ACTIONS: Record<string, Outcome> = {
  pay: { code: 0 },
  cancel: { code: 1032 },
  wrong_pin: { code: 2001 },
  no_funds: { code: 1 },
  timeout: { code: 1037 },
};

export const ACTION_NAMES = [...Object.keys(ACTIONS), "ignore"];

/** The outcome of an action, of a five-digit ending or of a bare result code; null when it is none of them. */
export function findOutcome(name: string): Outcome | null {
  const known = ACTIONS[name] ?? ENDINGS[name];
  if (known !== undefined) return known;
  if (RESULT_TEXTS[name] === undefined) return null;
  return { code: /^\d+$/.test(name) ? Number(name) : name };
}

/** The outcome forced by the phone's ending or the amount's last digits. */
export function forcedOutcome(phone: string, amount: number, byAmount: Record<string, string>): Outcome | null {
  const ending = ENDINGS[phone.slice(-5)];
  if (ending !== undefined) return ending;
  for (const [suffix, name] of Object.entries(byAmount)) {
    if (String(amount).endsWith(suffix)) return findOutcome(name);
  }
  return null;
}

export function resultText(code: number | string): string {
  return RESULT_TEXTS[String(code)] ?? "The request failed.";
}
