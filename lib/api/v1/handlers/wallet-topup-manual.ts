import { commitOnce } from "#/lib/idempotency/commit-once.ts";
import { requestManualTopUp } from "#/lib/payments/request-manual-top-up.ts";
import { presentManualTopUp } from "../present/top-up.ts";
import { readAmount } from "../read/amount.ts";
import { answerOnce, storedAs } from "../read/once.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { walletTopupManual as operation } from "../operations/wallet-topup-manual.ts";

/** POST /api/v1/wallet/topup/manual */
export const walletTopupManual = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, body, claim }) => {
    const input = { amount: readAmount(body.amount, "amount"), method: body.payment_method, proof: body.proof };
    return answerOnce(
      await commitOnce(
        ctx,
        claim,
        async (tx) => presentManualTopUp(await requestManualTopUp(tx, input)),
        storedAs(operation),
      ),
    );
  },
);
