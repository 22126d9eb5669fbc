import type { TenantCtx } from "#/lib/core/context.ts";
import { multiplyMoney, subtractMoney, zeroMoney, type Money } from "#/lib/core/money.ts";
import { getBalance } from "./get-balance.ts";

export type Sufficiency = { sufficient: boolean; balance: Money; required: Money; shortfall: Money };

/** Whether the balance pays for an amount, or for so many segments at the tenant's price; nothing is reserved. Scope wallet:read. */
export async function checkSufficient(
  ctx: TenantCtx,
  wanted: { amount: Money } | { segments: number },
): Promise<Sufficiency> {
  const { balance, pricePerSegment } = await getBalance(ctx);
  const required = "amount" in wanted ? wanted.amount : multiplyMoney(pricePerSegment, wanted.segments);
  const sufficient = balance >= required;
  return { sufficient, balance, required, shortfall: sufficient ? zeroMoney : subtractMoney(required, balance) };
}
