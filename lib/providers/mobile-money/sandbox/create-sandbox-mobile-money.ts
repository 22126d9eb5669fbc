import { randomBytes } from "node:crypto";
import type { Clock } from "#/lib/core/clock.ts";
import { fromKes, type Money } from "#/lib/core/money.ts";
import { magicTopUps, type MagicTopUp } from "#/lib/payments/magic-top-ups.ts";
import type { MobileMoney, PushOutcome, QueryOutcome } from "#/lib/payments/mobile-money.ts";
import { readResultCode } from "#/lib/payments/result-codes.ts";
import { endOfPayment } from "../end-of-payment.ts";
import { problemOfPush } from "../problem-of-push.ts";

const idPrefix = "ws_TEST_";

/** The mobile money of test mode: nobody is prompted and no money moves; a query tells the end from phone, amount and time alone. */
export function createSandboxMobileMoney(options: { clock: Clock }): MobileMoney {
  return {
    shortcode: "000000",

    async push(input) {
      return problemOfPush(input) ?? answerOf(magicOf(input));
    },

    async query({ checkoutRequestId, phone, amount, pushedAtMs }): Promise<QueryOutcome> {
      if (!checkoutRequestId.startsWith(idPrefix)) return { kind: "unknown", reason: "unknown_id" };
      const magic = magicOf({ phone, amount });
      if (magic?.push !== "accepted") return { kind: "unknown", reason: "not_prompted" };
      return standingOf(magic, options.clock.now().getTime() - pushedAtMs);
    },

    registerUrls: async () => ({ ok: true }),
  };
}

/** A magic phone decides before a magic amount; neither: paid. */
function magicOf({ phone, amount }: { phone: string; amount: Money }): MagicTopUp | undefined {
  return (
    magicTopUps.find(({ msisdn }) => msisdn === phone) ??
    magicTopUps.find(({ amountKes }) => amountKes !== null && fromKes(amountKes) === amount) ??
    magicTopUps.find(({ amountKes }) => amountKes === null)
  );
}

function answerOf(magic: MagicTopUp | undefined): PushOutcome {
  if (magic?.push === "lost") return { kind: "unknown", reason: "timeout" };
  if (magic?.push === "refused") {
    const { code = "" } = magic.endings[0] ?? {};
    const { reason, canRetry } = readResultCode(code);
    return { kind: "refused", reason, code, retryable: canRetry };
  }
  const unique = randomBytes(8).toString("hex");
  return { kind: "accepted", merchantRequestId: `test-${unique}`, checkoutRequestId: `${idPrefix}${unique}` };
}

function standingOf({ endings }: MagicTopUp, ageMs: number): QueryOutcome {
  const reached = endings.findLast(({ afterMs }) => afterMs <= ageMs);
  const next = endings.find(({ afterMs }) => afterMs > ageMs);
  const end = reached && endOfPayment(reached.code);
  if (!end) return { kind: "pending" };
  return end.kind === "ended" && next ? { ...end, askAgainMs: next.afterMs - ageMs } : end;
}
