import { invalid, refused } from "#/lib/core/errors.ts";
import { fromKes, type Money } from "#/lib/core/money.ts";
import { serve } from "#/lib/http/serve.ts";
import { runOnce } from "#/lib/idempotency/run-once.ts";
import { parseMsisdn } from "#/lib/messaging/msisdn.ts";
import { startTopUp } from "#/lib/payments/start-top-up.ts";
import { runtime } from "#/lib/wiring.ts";
import { walletTopup as operation } from "../operations/wallet-topup.ts";
import { presentStartedTopUp } from "../present/top-up.ts";
import { answerOnce, storedAs } from "../read/once.ts";

function amountOf(kes: number): Money {
  try {
    return fromKes(kes);
  } catch {
    throw refused("payments.amount_not_whole", "M-Pesa moves whole shillings only.", "amount");
  }
}

/** POST /api/v1/wallet/topup */
export const walletTopup = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, body, claim }) => {
    const phone = parseMsisdn(body.phone_number);
    if (!phone.ok) throw invalid("payments.phone_invalid", phone.message, "phone_number");
    const input = { amount: amountOf(body.amount), phone: phone.msisdn, onceKey: claim?.key };
    const work = async () => presentStartedTopUp(await startTopUp(ctx, input, runtime().ports.topUp));
    return answerOnce(await runOnce(ctx, claim, work, storedAs(operation)));
  },
);
