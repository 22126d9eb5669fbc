import { z } from "zod";
import { directions, paymentMethods, transactionStatuses, transactionTypes } from "#/db/enums.ts";
import { instant, kes } from "./fields.ts";

/** A line of the wallet's statement. */
export const transaction = z.strictObject({
  id: z.string(),
  seq: z
    .number()
    .int()
    .nullable()
    .meta({ description: "Its number in the statement, from 1, without gaps; null while nothing is booked." }),
  reference: z.string().meta({ description: "The reference for people.", example: "TXN-20260302-0001" }),
  type: z.enum(transactionTypes),
  direction: z.enum(directions),
  amount: kes,
  balance_before: kes.nullable(),
  balance_after: kes.nullable(),
  status: z.enum(transactionStatuses),
  payment_method: z.enum(paymentMethods).nullable(),
  mpesa_receipt: z.string().nullable(),
  description: z.string(),
  messages: z.number().int().meta({ description: "How many messages it is for." }),
  created_at: instant,
  completed_at: instant.nullable(),
});

export const transactionExample = {
  id: "txn_01k9zq3w6m8v2n4r5t7y9b1d3f",
  seq: 2,
  reference: "TXN-20260302-0002",
  type: "deduction",
  direction: "debit",
  amount: 1,
  balance_before: 1050,
  balance_after: 1049,
  status: "completed",
  payment_method: null,
  mpesa_receipt: null,
  description: "SMS",
  messages: 1,
  created_at: "2026-03-02T07:15:01.000Z",
  completed_at: "2026-03-02T07:15:01.000Z",
} as const;
