import { randomUUID } from "node:crypto";
import { eatDateTime, parseEat } from "../eat.ts";
import { json, parseObject, type Call, type Reply } from "../http.ts";
import { invalidField, refusal, requestId } from "./replies.ts";
import type { DarajaState } from "./state.ts";

const WINDOW_MS = 48 * 60 * 60 * 1000;
const PAGE = 100;

/** Answers the registration for pulling: 1000 the first time, 1001 afterwards. */
export function registerPull(state: DarajaState, call: Call): Reply {
  const body = parseObject(call.body);
  if (body === null || String(body.ShortCode) !== state.account.shortcode) return invalidField("ShortCode");
  if (body.RequestType !== "Pull") return invalidField("RequestType");
  const again = state.pullRegistered;
  state.pullRegistered = true;
  return json(200, {
    ResponseRefID: requestId(),
    "Response Status": again ? "1001" : "1000",
    ShortCode: state.account.shortcode,
    "Response Description": again ? "ShortCode already Registered" : "ShortCode registered successfully",
  });
}

/** Answers the payments of a period, at most 48 hours back, as an array in an array. */
export function pullTransactions(state: DarajaState, call: Call): Reply {
  const body = parseObject(call.body) ?? Object.fromEntries(call.query);
  if (String(body.ShortCode) !== state.account.shortcode) return invalidField("ShortCode");
  const from = parseEat(String(body.StartDate));
  const to = parseEat(String(body.EndDate));
  const offset = Number(body.OffSetValue ?? 0);
  if (from === null || to === null || to < from) return invalidField("StartDate");
  if (!Number.isInteger(offset) || offset < 0) return invalidField("OffSetValue");
  if (from < Date.now() - WINDOW_MS - 60_000)
    return refusal(400, "400.002.02", "Bad Request - Invalid StartDate: over 48 hours");
  const found = [...state.payments.values()].filter((payment) => payment.at >= from && payment.at < to + 1000);
  const rows = found.slice(offset, offset + PAGE).map((payment) => ({
    transactionId: payment.receipt,
    trxDate: eatDateTime(payment.at).replace(" ", "T"),
    msisdn: Number(payment.phone),
    sender: "MPESA",
    transactiontype: "c2b-pay-bill-debit",
    billreference: payment.account,
    amount: payment.amount.toFixed(1),
    organizationname: state.switches.business_name,
  }));
  return json(200, {
    ResponseRefID: randomUUID(),
    ResponseCode: rows.length === 0 ? "1001" : "1000",
    ResponseMessage: rows.length === 0 ? "No transactions found" : "Success",
    Response: [rows],
  });
}
