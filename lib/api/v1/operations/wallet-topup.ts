import { z } from "zod";
import { paymentStatuses } from "#/db/enums.ts";
import { defineOperation } from "#/lib/api/operation.ts";
import { phoneNumber, topUpAmount } from "#/lib/payments/fields.ts";
import { kes, none } from "../schemas/fields.ts";

export const walletTopup = defineOperation({
  id: "wallet.topup",
  method: "POST",
  path: "/api/v1/wallet/topup",
  summary: "Start a top-up",
  description: "Sends an M-Pesa prompt to the phone. The wallet is credited once the payment is confirmed.",
  scope: "wallet:write",
  rateClass: "standard",
  idempotent: true,
  parameters: none,
  query: none,
  body: z.strictObject({
    amount: topUpAmount,
    payment_method: z.literal("mpesa").default("mpesa"),
    phone_number: phoneNumber,
  }),
  response: {
    status: 202,
    schema: z.strictObject({
      status: z.enum(paymentStatuses),
      message: z.string(),
      transaction_id: z.string(),
      amount: kes,
      checkout_request_id: z.string().nullable(),
    }),
    example: {
      status: "pending",
      message: "Please check your phone for the M-Pesa prompt",
      transaction_id: "TXN-20260302-0001",
      amount: 1000,
      checkout_request_id: "ws_CO_02032026101501711000001",
    },
  },
  errors: [
    "payments.amount_out_of_range",
    "payments.amount_not_whole",
    "payments.phone_invalid",
    "payments.prompt_open",
    "payments.too_many_prompts_phone",
    "payments.too_many_prompts_tenant",
    "idempotency.in_flight",
  ],
  example: { body: { amount: 1000, payment_method: "mpesa", phone_number: "0712345678" } },
});
