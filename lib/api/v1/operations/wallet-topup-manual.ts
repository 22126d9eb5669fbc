import { z } from "zod";
import { paymentMethods, paymentStatuses } from "#/db/enums.ts";
import { defineOperation } from "#/lib/api/operation.ts";
import { instant, kes, none } from "../schemas/fields.ts";

export const walletTopupManual = defineOperation({
  id: "wallet.topup_manual",
  method: "POST",
  path: "/api/v1/wallet/topup/manual",
  summary: "Request a manual top-up",
  description:
    "Tells us of money you paid by bank or another road. Staff look for it by your proof; the wallet is credited, with the amount that has arrived, when they have found it. Otherwise the top-up fails with reason `rejected`. In test mode the proof decides after a few seconds: with 0700000202 in it the top-up is rejected, other proofs are credited (see Test mode).",
  scope: "wallet:write",
  rateClass: "standard",
  idempotent: true,
  parameters: none,
  query: none,
  body: z.strictObject({
    amount: z
      .number()
      .positive()
      .max(1_000_000_000)
      .meta({ description: "In KES, from 100 to 1,000,000.", example: 25000 }),
    payment_method: z.enum(["bank", "manual"]).default("bank"),
    proof: z.string().trim().min(3, "Say how staff can find the payment").max(1000).meta({
      description: "What staff can look for: the bank's reference, the date, the payer.",
      example: "FT26061ABCD, 2 March",
    }),
  }),
  response: {
    status: 202,
    schema: z.strictObject({
      transaction_id: z.string(),
      status: z.enum(paymentStatuses),
      message: z.string(),
      amount: kes,
      payment_method: z.enum(paymentMethods),
      created_at: instant,
    }),
    example: {
      transaction_id: "TXN-20260302-0003",
      status: "pending",
      message: "Your request waits for our staff",
      amount: 25000,
      payment_method: "bank",
      created_at: "2026-03-02T07:15:01.000Z",
    },
  },
  errors: ["payments.amount_out_of_range", "http.invalid_amount", "payments.too_many_manual_requests"],
  example: { body: { amount: 25000, payment_method: "bank", proof: "FT26061ABCD, 2 March" } },
});
