import { z } from "zod";
import { transactionStatuses, transactionTypes } from "#/db/enums.ts";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { limit, nextCursor } from "../schemas/page.ts";
import { transaction, transactionExample } from "../schemas/transaction.ts";

export const walletTransactions = defineOperation({
  id: "wallet.transactions",
  method: "GET",
  path: "/api/v1/wallet/transactions",
  summary: "List transactions",
  description:
    "The lines of your statement, the newest first: booked lines in the order of their seq, each beginning with the balance the one before left. Go on with `cursor`, or use `page` and `per_page`. As `text/csv` (by Accept or `format=csv`) all matching lines come as one file.",
  scope: "wallet:read",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: z
    .strictObject({
      from_date: z
        .string()
        .max(40)
        .optional()
        .meta({ description: "A day in your time zone or a time.", example: "2026-03-01" }),
      to_date: z
        .string()
        .max(40)
        .optional()
        .meta({ description: "A day, itself included, or a time.", example: "2026-03-31" }),
      type: z
        .enum([...transactionTypes, "credit", "debit"])
        .optional()
        .meta({ description: "A type, or credit or debit for the direction." }),
      status: z.enum(transactionStatuses).optional(),
      search: z.string().trim().min(1).max(64).optional().meta({ description: "An id, a reference or a receipt." }),
      booked: z
        .enum(["any", "only"])
        .optional()
        .meta({ description: "`only` leaves out top-ups that are open or brought no money." }),
      limit,
      cursor: z.string().max(100).optional().meta({ description: "The next_cursor of the page before." }),
      page: z.coerce.number().int().min(1).max(10_000).optional().meta({ description: "Which page, from 1." }),
      per_page: z.coerce.number().int().min(1).max(100).optional().meta({ description: "Rows of a page, 1 to 100." }),
      format: z.enum(["json", "csv"]).optional(),
    })
    .refine((query) => query.cursor === undefined || query.page === undefined, {
      path: ["page"],
      message: "Give either cursor or page",
    }),
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({
      data: z.array(transaction),
      next_cursor: nextCursor,
      meta: z
        .strictObject({ current_page: z.number().int(), per_page: z.number().int(), total: z.number().int() })
        .optional()
        .meta({ description: "Not with a cursor." }),
    }),
    example: {
      data: [transactionExample],
      next_cursor: null,
      meta: { current_page: 1, per_page: 20, total: 1 },
    },
    csv: {
      example:
        "reference,id,seq,type,direction,amount,balance_before,balance_after,currency,status,payment_method,mpesa_receipt,description,messages,created_at,completed_at\r\n",
    },
  },
  errors: ["http.invalid_cursor", "http.invalid_date", "http.empty_period"],
  example: { query: { from_date: "2026-03-01", to_date: "2026-03-31", type: "deduction" } },
});
