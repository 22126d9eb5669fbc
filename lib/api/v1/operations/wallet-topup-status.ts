import { z } from "zod";
import { paymentMethods, paymentStatuses } from "#/db/enums.ts";
import { defineOperation } from "#/lib/api/operation.ts";
import { instant, kes, none } from "../schemas/fields.ts";

export const walletTopupStatus = defineOperation({
  id: "wallet.topup_status",
  method: "GET",
  path: "/api/v1/wallet/topup/{id}",
  summary: "Get a top-up",
  description: "How a top-up stands, by its transaction id.",
  scope: "wallet:read",
  rateClass: "standard",
  idempotent: false,
  parameters: z.strictObject({ id: z.string().max(64).meta({ description: "The transaction id." }) }),
  query: none,
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({
      transaction_id: z.string(),
      status: z.enum(paymentStatuses),
      reason: z.string().nullable(),
      amount: kes,
      payment_method: z.enum(paymentMethods),
      mpesa_receipt: z.string().nullable(),
      completed_at: instant.nullable(),
    }),
    example: {
      transaction_id: "TXN-20260302-0001",
      status: "completed",
      reason: null,
      amount: 1000,
      payment_method: "mpesa",
      mpesa_receipt: "UC21ABCD34",
      completed_at: "2026-03-02T07:15:22.000Z",
    },
  },
  errors: ["payments.not_found"],
  example: { parameters: { id: "TXN-20260302-0001" } },
});
