import type { QueryOutcome } from "#/lib/payments/mobile-money.ts";
import { readResultCode } from "#/lib/payments/result-codes.ts";

/** The end a ResultCode names; null for one that names none. */
export function endOfPayment(code: string): Extract<QueryOutcome, { kind: "paid" | "ended" }> | null {
  const { status, reason } = readResultCode(code);
  if (status === "processing") return null;
  return status === "completed" ? { kind: "paid" } : { kind: "ended", status, reason, code };
}
