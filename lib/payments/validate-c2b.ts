import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { findTenantByAccount } from "#/lib/tenants/lookup.ts";
import { findPaymentByCode } from "./lookup.ts";
import { parseC2b } from "./parse-c2b.ts";

/** Daraja's words for what is wrong with a Paybill payment; null when it may be paid. */
export type C2bRefusal = "C2B00012" | "C2B00013" | "C2B00015" | "C2B00016";

/**
 * Says whether money may be paid to the account typed: C2B00012 for an account nobody has or a payment that was paid, C2B00013 for an amount that is
 * none, C2B00015 for another shortcode, C2B00016 for a call that can't be read (providers/daraja.md §6). Stores nothing.
 */
export async function validateC2b(
  ctx: PlatformCtx,
  input: { shortcode: string; body: string },
): Promise<C2bRefusal | null> {
  const claim = parseC2b(input.body);
  if (!claim) return "C2B00016";
  if (claim.shortcode !== input.shortcode) return "C2B00015";
  if (claim.amount === null) return "C2B00013";
  return withTransaction(ctx, async (tx) => {
    if (await findTenantByAccount(tx, claim.account)) return null;
    const payment = await findPaymentByCode(tx, claim.account);
    return payment?.mode === "live" && payment.status !== "completed" ? null : "C2B00012";
  });
}
