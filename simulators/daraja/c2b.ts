import { randomUUID } from "node:crypto";
import { isObject, json, parseJson, parseObject, type Call, type Reply } from "../http.ts";
import { parseMsisdn } from "../msisdn.ts";
import { post } from "./callbacks.ts";
import { c2bPayload, confirmPayment } from "./confirmation.ts";
import { makeReceipt, type Payment, type Registration } from "./records.ts";
import { invalidField, refusal } from "./replies.ts";
import { later, savePayment, saveRegistration, type DarajaState } from "./state.ts";

export type PaybillPayment = {
  account: string;
  amount: number;
  msisdn: string;
  shortcode: string;
  names: readonly [string, string, string];
  skipValidation: boolean;
};

export type PaybillResult =
  | { status: "completed"; receipt: string; validation: string; confirmation: number | null }
  | { status: "rejected"; code: string; description: string };

const BANNED = /mpesa|m-pesa|safaricom|exe|cmd|sql|query/i;

/** Answers registerurl of either version. */
export function registerUrls(state: DarajaState, call: Call, version: 1 | 2): Reply {
  const body = parseObject(call.body);
  if (body === null) return refusal(400, "400.002.05", "Invalid Request Payload");
  if (String(body.ShortCode) !== state.account.shortcode) return invalidField("ShortCode");
  if (body.ResponseType !== "Completed" && body.ResponseType !== "Cancelled") return invalidField("ResponseType");
  for (const field of ["ConfirmationURL", "ValidationURL"]) {
    const url = body[field];
    if (typeof url !== "string" || !/^https?:\/\/\S+$/.test(url) || BANNED.test(url)) return invalidField(field);
  }
  saveRegistration(state, {
    shortcode: String(body.ShortCode),
    version,
    responseType: body.ResponseType,
    confirmationUrl: String(body.ConfirmationURL),
    validationUrl: String(body.ValidationURL),
  });
  return json(200, { OriginatorCoversationID: randomUUID(), ResponseCode: "0", ResponseDescription: "Success" });
}

/** Answers the sandbox's C2B simulation; the payment itself follows. */
export function simulateC2b(state: DarajaState, call: Call): Reply {
  const body = parseObject(call.body);
  if (body === null) return refusal(400, "400.002.05", "Invalid Request Payload");
  if (String(body.ShortCode) !== state.account.shortcode) return invalidField("ShortCode");
  if (body.CommandID !== "CustomerPayBillOnline" && body.CommandID !== "CustomerBuyGoodsOnline") {
    return invalidField("CommandID");
  }
  const amount = Number(body.Amount);
  if (!Number.isInteger(amount) || amount < 1) return invalidField("Amount");
  const msisdn = parseMsisdn(String(body.Msisdn));
  if (msisdn === null) return invalidField("Msisdn");
  const account = String(body.BillRefNumber ?? "");
  const { shortcode } = state.account;
  const payment: PaybillPayment = {
    account,
    amount,
    msisdn,
    shortcode,
    names: ["JOHN", "", "DOE"],
    skipValidation: false,
  };
  later(state, 0, async () => {
    await payBill(state, payment);
  });
  return json(200, {
    OriginatorCoversationID: randomUUID(),
    ResponseCode: "0",
    ResponseDescription: "Accept the service request successfully.",
  });
}

/** Pays to a Paybill as a customer does: validation, money, confirmation. A refused payment moves nothing. */
export async function payBill(state: DarajaState, paid: PaybillPayment): Promise<PaybillResult> {
  const at = Date.now();
  const { account, amount, msisdn: phone, shortcode, names } = paid;
  const draft: Payment = {
    receipt: makeReceipt(at),
    phone,
    amount,
    shortcode,
    account,
    source: "c2b",
    at,
    names,
    reversed: false,
  };
  const validation = paid.skipValidation ? "skipped" : await validate(state, draft);
  if (typeof validation !== "string") {
    state.journal.append({ kind: "c2b_rejected", at, account, amount, phone, code: validation.code });
    return { status: "rejected", ...validation };
  }
  const payment = await savePayment(state, { phone, amount, shortcode, account, source: "c2b", at, names });
  const confirmation = await confirmPayment(state, payment);
  return { status: "completed", receipt: payment.receipt, validation, confirmation };
}

async function validate(state: DarajaState, draft: Payment): Promise<string | { code: string; description: string }> {
  const registration = state.registrations.get(draft.shortcode);
  if (!state.switches.c2b_validation || registration === undefined || registration.validationUrl === "") return "off";
  const body = c2bPayload(state, draft, registration, false);
  const answer = await post(state, registration.validationUrl, body, state.switches.c2b_validation_timeout_ms);
  const verdict = answer.status === 200 ? parseJson(Buffer.from(answer.body)) : null;
  const code = isObject(verdict) ? String(verdict.ResultCode) : null;
  state.journal.append({ kind: "c2b_validation", at: Date.now(), account: draft.account, http: answer.status, code });
  if (code === "0") return "accepted";
  if (code !== null && isObject(verdict)) return { code, description: String(verdict.ResultDesc ?? "Rejected") };
  return unreachable(registration);
}

function unreachable(registration: Registration): string | { code: string; description: string } {
  if (registration.responseType === "Completed") return "unreachable";
  return { code: "C2B00016", description: "Validation could not be reached" };
}
