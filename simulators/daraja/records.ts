/** A push on somebody's phone, from the request to its end. */
export type Prompt = {
  /** The CheckoutRequestID. */
  id: string;
  merchantRequestId: string;
  phone: string;
  amount: number;
  shortcode: string;
  partyB: string;
  account: string;
  description: string;
  callbackUrl: string;
  at: number;
  expiresAt: number;
  /** `shown` waits on the handset, `hidden` is being worked on without the handset, `done` has a result. */
  state: "shown" | "hidden" | "done";
  code: number | string | null;
  receipt: string | null;
  doneAt: number | null;
  /** The query keeps saying that it is being processed. */
  queryPending: boolean;
};

/** Money that moved, by push or by Paybill. */
export type Payment = {
  receipt: string;
  phone: string;
  amount: number;
  shortcode: string;
  account: string;
  source: "push" | "c2b";
  at: number;
  names: readonly [string, string, string];
  reversed: boolean;
};

export type Registration = {
  shortcode: string;
  version: 1 | 2;
  responseType: "Completed" | "Cancelled";
  confirmationUrl: string;
  validationUrl: string;
};

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** A receipt in M-Pesa's manner: year, month and day as one character each, then seven more. */
export function makeReceipt(at: number): string {
  const date = new Date(at);
  const day = BASE36[date.getUTCDate()] ?? "0";
  let receipt = `${LETTERS[(date.getUTCFullYear() - 2006) % 26] ?? "U"}${LETTERS[date.getUTCMonth()] ?? "A"}${day}`;
  while (receipt.length < 10) receipt += BASE36[Math.floor(Math.random() * 36)] ?? "0";
  return receipt;
}
