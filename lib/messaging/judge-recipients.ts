import { newId } from "#/lib/core/ids.ts";
import { zeroMoney } from "#/lib/core/money.ts";
import { quote, type Rates } from "#/lib/pricing/quote.ts";
import type { AcceptedMessage } from "./accepted-request.ts";
import type { MeasuredText } from "./measure-texts.ts";
import type { ParsedMsisdn } from "./msisdn.ts";

export type JudgeRecipientsInput = {
  given: readonly string[];
  parsed: readonly ParsedMsisdn[];
  textOf: (index: number) => MeasuredText;
  optedOut: ReadonlySet<string>;
  rates: Rates;
  /** What becomes of the good ones. */
  status: "queued" | "scheduled";
  /** Why they wait, where it is not the caller's wish. */
  waitsFor: string | null;
  nowMs: number;
};

const shownLength = 32;

/** Prices the good numbers; bad, suppressed and repeated ones become rejected rows that cost nothing (product.md D31). */
export function judgeRecipients(input: JudgeRecipientsInput): AcceptedMessage[] {
  const seen = new Set<string>();
  return input.given.map((given, index) => {
    const id = newId("message", input.nowMs);
    const rejected = { id, status: "rejected", segments: 0, price: zeroMoney, cost: zeroMoney } as const;
    const parsed = input.parsed[index];
    if (!parsed?.ok) {
      const problem = parsed?.message ?? "This is not a phone number.";
      return { ...rejected, recipient: printable(given), reason: "invalid_number", problem };
    }
    const recipient: string = parsed.msisdn;
    if (seen.has(recipient)) {
      const problem = "This number stands in the request more than once.";
      return { ...rejected, recipient, reason: "repeated_number", problem };
    }
    seen.add(recipient);
    if (input.optedOut.has(recipient)) {
      const problem = "This phone is on your opt-out list.";
      return { ...rejected, recipient, reason: "opted_out", problem };
    }
    const { segments } = input.textOf(index).length;
    const { status, waitsFor: reason } = input;
    return { id, recipient, status, segments, ...quote(input.rates, segments), reason, problem: null };
  });
}

/** What was given for a number, as far as a row can show it. */
function printable(given: string): string {
  return given.replace(/\p{C}/gu, "").slice(0, shownLength);
}
