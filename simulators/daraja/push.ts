import { randomInt } from "node:crypto";
import { eatCompact, parseEat } from "../eat.ts";
import { json, parseObject, type Call, type Reply } from "../http.ts";
import { forcedOutcome, type Outcome } from "./outcomes.ts";
import { settle, startPrompt } from "./prompts.ts";
import type { Prompt } from "./records.ts";
import { invalidField, refusal, requestId } from "./replies.ts";
import type { DarajaState } from "./state.ts";

/** Answers processrequest: the prompt is on its way to the handset, or the named field is refused. */
export async function pushPrompt(state: DarajaState, call: Call): Promise<Reply> {
  const body = parseObject(call.body);
  if (body === null) return refusal(400, "400.002.05", "Invalid Request Payload");
  const refused = refuseCredentials(state, body) ?? refuseFields(state, body);
  if (refused !== null) return refused;
  const prompt = makePrompt(state, body);
  if (openPromptOn(state, prompt.phone) !== null && state.switches.lock_style === "envelope") {
    return refusal(
      500,
      "500.001.1001",
      "Unable to lock subscriber, a transaction is already in process for the current subscriber",
    );
  }
  const outcome = ruledOutcome(state, prompt, String(body.TransactionType));
  if (outcome !== null) prompt.state = "hidden";
  startPrompt(state, prompt, outcome);
  await state.journal.flush();
  if (outcome?.manner === "before_answer") await settle(state, prompt.id, outcome);
  return json(200, {
    MerchantRequestID: prompt.merchantRequestId,
    CheckoutRequestID: prompt.id,
    ResponseCode: "0",
    ResponseDescription: "Success. Request accepted for processing",
    CustomerMessage: "Success. Request accepted for processing",
  });
}

/** Shortcode and Password of a push or a query; null when they are right. */
export function refuseCredentials(state: DarajaState, body: Record<string, unknown>): Reply | null {
  const { BusinessShortCode: shortcode, Timestamp: timestamp, Password: password } = body;
  if (typeof shortcode !== "string" && typeof shortcode !== "number") return invalidField("BusinessShortCode");
  const at = typeof timestamp === "string" && /^\d{14}$/.test(timestamp) ? parseEat(timestamp) : null;
  if (at === null) return invalidField("Timestamp");
  const skewMs = state.switches.timestamp_skew_ms;
  if (skewMs > 0 && Math.abs(Date.now() - at) > skewMs) return invalidField("Timestamp");
  if (typeof password !== "string" || password === "") return invalidField("Password");
  if (String(shortcode) !== state.account.shortcode) return refusal(500, "500.001.1001", "Merchant does not exist");
  const expected = Buffer.from(`${shortcode}${state.account.passkey}${String(timestamp)}`).toString("base64");
  return password === expected ? null : refusal(500, "500.001.1001", "Wrong credentials");
}

function refuseFields(state: DarajaState, body: Record<string, unknown>): Reply | null {
  const amount = body.Amount;
  if (!/^[1-9]\d{0,8}$/.test(String(amount)) || typeof amount === "boolean") return invalidField("Amount");
  if (body.TransactionType !== "CustomerPayBillOnline" && body.TransactionType !== "CustomerBuyGoodsOnline") {
    return invalidField("TransactionType");
  }
  for (const field of ["PartyA", "PhoneNumber"]) {
    if (!/^254[17]\d{8}$/.test(String(body[field]))) return invalidField(field);
  }
  if (!/^\d{5,7}$/.test(String(body.PartyB))) return invalidField("PartyB");
  if (typeof body.CallBackURL !== "string" || !/^https?:\/\/\S+$/.test(body.CallBackURL))
    return invalidField("CallBackURL");
  if (!fits(body.AccountReference, state.switches.reference_limit)) return invalidField("AccountReference");
  return fits(body.TransactionDesc, 13) ? null : invalidField("TransactionDesc");
}

function fits(value: unknown, limit: number): boolean {
  return typeof value === "string" && value.length >= 1 && value.length <= limit;
}

function makePrompt(state: DarajaState, body: Record<string, unknown>): Prompt {
  const at = Date.now();
  const phone = String(body.PhoneNumber);
  return {
    id: `ws_CO_${eatCompact(at)}${randomInt(100_000, 999_999)}${phone.slice(-9)}`,
    merchantRequestId: requestId(),
    phone,
    amount: Number(body.Amount),
    shortcode: String(body.BusinessShortCode),
    partyB: String(body.PartyB),
    account: String(body.AccountReference),
    description: String(body.TransactionDesc),
    callbackUrl: String(body.CallBackURL),
    at,
    expiresAt: at + state.switches.prompt_timeout_ms,
    state: "shown",
    code: null,
    receipt: null,
    doneAt: null,
    queryPending: false,
  };
}

function ruledOutcome(state: DarajaState, prompt: Prompt, transactionType: string): Outcome | null {
  const { till } = state.account;
  const payee = transactionType === "CustomerPayBillOnline" ? prompt.shortcode : (till ?? prompt.partyB);
  if (prompt.partyB !== payee) return { code: 2028 };
  if (openPromptOn(state, prompt.phone) !== null) return { code: 1001 };
  const forced = forcedOutcome(prompt.phone, prompt.amount, state.switches.amount_outcomes);
  if (forced !== null) return forced;
  return paidJustNow(state, prompt) ? { code: 17 } : null;
}

/** The prompt that stands on a phone now, if one does. */
export function openPromptOn(state: DarajaState, phone: string): Prompt | null {
  for (const prompt of [...state.prompts.values()].reverse()) {
    if (prompt.phone === phone && prompt.state !== "done") return prompt;
  }
  return null;
}

function paidJustNow(state: DarajaState, prompt: Prompt): boolean {
  const since = Date.now() - state.switches.repeat_window_ms;
  for (const payment of [...state.payments.values()].reverse()) {
    if (payment.at < since) return false;
    if (payment.phone === prompt.phone && payment.amount === prompt.amount) return true;
  }
  return false;
}
