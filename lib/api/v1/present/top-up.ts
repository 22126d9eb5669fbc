import type { z } from "zod";
import type { PaymentStatus } from "#/db/enums.ts";
import { toKes } from "#/lib/core/money.ts";
import type { TopUp } from "#/lib/payments/top-up.ts";
import { mpesaReceipt } from "#/lib/wallet/mpesa-receipt.ts";
import type { walletTopup } from "../operations/wallet-topup.ts";
import type { walletTopupManual } from "../operations/wallet-topup-manual.ts";
import type { walletTopupStatus } from "../operations/wallet-topup-status.ts";

const messages: Record<PaymentStatus, string> = {
  pending: "Please check your phone for the M-Pesa prompt",
  processing: "Please check your phone for the M-Pesa prompt",
  completed: "The payment has arrived",
  failed: "M-Pesa did not start the payment. Nothing was charged",
  cancelled: "The payment was cancelled. Nothing was charged",
  expired: "The prompt was not answered in time. Nothing was charged",
};

/** The answer to a started top-up. A prompt that is on its way is `pending` to the caller. */
export function presentStartedTopUp(topUp: TopUp): z.input<typeof walletTopup.response.schema> {
  return {
    status: topUp.status === "processing" ? "pending" : topUp.status,
    message: messages[topUp.status],
    transaction_id: topUp.reference,
    amount: toKes(topUp.amount),
    checkout_request_id: topUp.checkoutRequestId,
  };
}

export function presentTopUp(topUp: TopUp): z.input<typeof walletTopupStatus.response.schema> {
  return {
    transaction_id: topUp.reference,
    status: topUp.status,
    reason: topUp.reason,
    amount: toKes(topUp.amount),
    payment_method: topUp.method,
    mpesa_receipt: mpesaReceipt(topUp.method, topUp.receipt),
    completed_at: topUp.completedAt?.toISOString() ?? null,
  };
}

export function presentManualTopUp(topUp: TopUp): z.input<typeof walletTopupManual.response.schema> {
  return {
    transaction_id: topUp.reference,
    status: topUp.status,
    message: "Your request waits for our staff",
    amount: toKes(topUp.amount),
    payment_method: topUp.method,
    created_at: topUp.createdAt.toISOString(),
  };
}
