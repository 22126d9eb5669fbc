import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { fromKes, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { amountOutOfRange } from "./errors.ts";
import { lockManualRequests, type ManualRequestInput, openManualRequest } from "./open-manual-request.ts";
import type { TopUp } from "./top-up.ts";

const leastManual: Money = fromKes(100);
const mostManual: Money = fromKes(1_000_000);

/**
 * Money that came by another road is claimed: a pending payment and its pending line wait for staff, and nothing is
 * credited. In test mode, which has no staff, the proof decides after a few seconds (magic-proofs.ts). Scope wallet:write.
 * Throws `payments.amount_out_of_range`, `payments.too_many_manual_requests`.
 */
export async function requestManualTopUp(ctx: TenantCtx, input: ManualRequestInput): Promise<TopUp> {
  requireScope(ctx, "wallet:write");
  const { amount } = input;
  if (amount < leastManual || amount > mostManual) throw amountOutOfRange(leastManual, mostManual);
  return withTransaction(ctx, async (tx) => {
    await lockManualRequests(tx);
    return openManualRequest(tx, input);
  });
}
