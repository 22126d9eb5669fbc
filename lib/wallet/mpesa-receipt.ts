import type { PaymentMethod } from "#/db/enums.ts";

/** The receipt where M-Pesa gave it; a bank's reference is none. */
export function mpesaReceipt(method: PaymentMethod | null, receipt: string | null): string | null {
  return method === "mpesa" || method === "paybill" ? receipt : null;
}
