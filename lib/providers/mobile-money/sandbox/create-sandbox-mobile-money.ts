import { randomBytes } from "node:crypto";
import type { Clock } from "#/lib/core/clock.ts";
import { magicPhones, type MagicPhoneOutcome } from "#/lib/payments/magic-phones.ts";
import type { MobileMoney, QueryOutcome } from "#/lib/payments/mobile-money.ts";
import { endOfPayment } from "../end-of-payment.ts";
import { problemOfPush } from "../problem-of-push.ts";

const idPrefix = "ws_TEST_";

type Ending = { afterMs: number; code: string };

/** How each prompt ends and how long after the push; the others are settled at the push itself. */
const endings: Record<Exclude<MagicPhoneOutcome, "prompt-open" | "answer-lost">, Ending> = {
  paid: { afterMs: 3_000, code: "0" },
  cancelled: { afterMs: 2_000, code: "1032" },
  "wrong-pin": { afterMs: 2_000, code: "2001" },
  "no-funds": { afterMs: 2_000, code: "1" },
  timeout: { afterMs: 5_000, code: "1037" },
  "system-busy": { afterMs: 2_000, code: "26" },
  "paid-late": { afterMs: 120_000, code: "0" },
};

/** The mobile money of test mode: nobody is prompted and no money moves; a query tells the end from phone and time alone. */
export function createSandboxMobileMoney(options: { clock: Clock }): MobileMoney {
  return {
    shortcode: "000000",

    async push(input) {
      const problem = problemOfPush(input);
      if (problem) return problem;
      const outcome = outcomeOf(input.phone);
      if (outcome === "prompt-open") return { kind: "refused", reason: "prompt_open", code: "1001", retryable: true };
      if (outcome === "answer-lost") return { kind: "unknown", reason: "timeout" };
      const unique = randomBytes(8).toString("hex");
      return { kind: "accepted", merchantRequestId: `test-${unique}`, checkoutRequestId: `${idPrefix}${unique}` };
    },

    async query({ checkoutRequestId, phone, pushedAtMs }): Promise<QueryOutcome> {
      if (!checkoutRequestId.startsWith(idPrefix)) return { kind: "unknown", reason: "unknown_id" };
      const outcome = outcomeOf(phone);
      if (outcome === "prompt-open" || outcome === "answer-lost") return { kind: "unknown", reason: "not_prompted" };
      const { afterMs, code } = endings[outcome];
      if (options.clock.now().getTime() < pushedAtMs + afterMs) return { kind: "pending" };
      return endOfPayment(code) ?? { kind: "pending" };
    },

    registerUrls: async () => ({ ok: true }),
  };
}

function outcomeOf(phone: string): MagicPhoneOutcome {
  return magicPhones.find((magic) => magic.msisdn === phone)?.outcome ?? "paid";
}
