import { walletTopup } from "../handlers/wallet-topup.ts";
import { walletTopupStatus } from "../handlers/wallet-topup-status.ts";
import { walletTransactions } from "../handlers/wallet-transactions.ts";
import { legacyManner, objectOf, pick, rowsOf } from "./manner.ts";

const promptText = "Please check your phone for M-Pesa prompt";

/** POST /api/{client_id}/wallet/topup */
export const legacyTopup = walletTopup.spoken(
  legacyManner(
    ({ status, message, transaction_id, amount, checkout_request_id }) => ({
      status,
      message: status === "pending" ? promptText : message,
      transaction_id,
      amount,
      checkout_request_id,
    }),
    { fields: ["amount", "payment_method", "phone_number"] },
  ),
);

/** GET /api/{client_id}/wallet/topup/{id} */
export const legacyTopupStatus = walletTopupStatus.spoken(
  legacyManner((body) => ({
    ...pick(body, ["transaction_id", "status", "amount", "payment_method", "mpesa_receipt", "completed_at"]),
    status: body["status"] === "expired" ? "failed" : body["status"],
  })),
);

/** What this path has always asked and answered; the rest of a line is v1's. */
const lineFields = ["amount", "payment_method", "mpesa_receipt", "status", "created_at"] as const;
const queryFields = ["from_date", "to_date", "type", "status", "page", "per_page"];

/** GET /api/{client_id}/wallet/transactions: what is booked, and on request by status what is not. */
export const legacyTransactions = walletTransactions.spoken(
  legacyManner(
    (body) => ({
      data: rowsOf(body).map((line) => ({ id: line["seq"], type: typeOf(line), ...pick(line, lineFields) })),
      meta: pick(objectOf(body["meta"]), ["current_page", "total", "per_page"]),
    }),
    {
      query: (query) => ({
        page: "1",
        format: "json",
        booked: query["status"] === undefined ? "only" : "any",
        ...Object.fromEntries(Object.entries(query).filter(([name]) => queryFields.includes(name))),
      }),
    },
  ),
);

function typeOf(line: Record<string, unknown>): unknown {
  return line["type"] === "refund" ? "refund" : line["direction"];
}
