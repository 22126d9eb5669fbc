import type { Clock } from "#/lib/core/clock.ts";
import { toKes } from "#/lib/core/money.ts";
import type { MobileMoney, PushInput } from "#/lib/payments/mobile-money.ts";
import { createHttpClient, type HttpClient, type HttpResult } from "../../http-client.ts";
import { parseJsonObject, textOf } from "../../json-object.ts";
import { problemOfPush } from "../problem-of-push.ts";
import { judgeError } from "./judge-error.ts";
import { judgePush } from "./judge-push.ts";
import { judgeQuery } from "./judge-query.ts";
import { signRequest } from "./password.ts";
import { createTokenCache, type TokenResult } from "./token-cache.ts";

/** Where Daraja lives unless the environment says otherwise. */
export const darajaBaseUrl = "https://api.safaricom.co.ke";

export type DarajaOptions = {
  /** An origin without a path. */
  baseUrl: string;
  consumerKey: string;
  consumerSecret: string;
  passkey: string;
  shortcode: string;
  transactionType: "CustomerPayBillOnline" | "CustomerBuyGoodsOnline";
  /** The till money goes to, with CustomerBuyGoodsOnline. */
  till?: string;
  clock: Clock;
  /** For a whole push, its token included. */
  pushTimeoutMs?: number;
  timeoutMs?: number;
  http?: HttpClient;
};

type Sent = { token: Exclude<TokenResult, { ok: true }> } | { result: HttpResult };

/** Words Daraja refuses in callback addresses (providers/daraja.md §6). */
const bannedWords = /m-?pesa|safaricom|exe|cmd|sql|query/i;

/** Mobile money over Safaricom's Daraja (providers/daraja.md). A push is never repeated once its bytes have left. */
export function createDaraja(options: DarajaOptions): MobileMoney {
  const { baseUrl, shortcode, clock, pushTimeoutMs = 7_500, timeoutMs = 15_000, http = createHttpClient() } = options;
  const tokens = createTokenCache({ ...options, http });

  const post = async (path: string, body: object, limitMs: number): Promise<Sent> => {
    const deadline = performance.now() + limitMs;
    const left = () => Math.max(1, deadline - performance.now());
    for (let retried = false; ; retried = true) {
      const token = await tokens.get(left());
      if (!token.ok) return { token };
      const headers = { Authorization: `Bearer ${token.token}`, "Content-Type": "application/json" };
      const result = await http.send({
        method: "POST",
        url: `${baseUrl}${path}`,
        headers,
        body: JSON.stringify(body),
        timeoutMs: left(),
      });
      const expired =
        result.kind === "answered" && result.status >= 400 && judgeError(result.status, result.body).kind === "token";
      if (!expired || retried) return { result };
      tokens.forget(token.token);
    }
  };

  const signed = () => ({ BusinessShortCode: shortcode, ...signRequest(shortcode, options.passkey, clock.now()) });

  return {
    shortcode,

    async push(input) {
      const problem = problemOfPush(input);
      if (problem) return problem;
      const sent = await post("/mpesa/stkpush/v1/processrequest", pushBody(options, signed(), input), pushTimeoutMs);
      if ("result" in sent) return judgePush(sent.result);
      const { reason, code, retryable } = sent.token;
      return { kind: "refused", reason, code, retryable };
    },

    async query({ checkoutRequestId }) {
      const body = { ...signed(), CheckoutRequestID: checkoutRequestId };
      const sent = await post("/mpesa/stkpushquery/v1/query", body, timeoutMs);
      return "result" in sent
        ? judgeQuery(sent.result, checkoutRequestId)
        : { kind: "unknown", reason: sent.token.reason };
    },

    async registerUrls({ validation, confirmation }) {
      if (bannedWords.test(validation) || bannedWords.test(confirmation))
        return { ok: false, reason: "address_has_a_banned_word" };
      // Completed: money that comes while our validation can't be asked is taken, and credited or held.
      const body = {
        ShortCode: shortcode,
        ResponseType: "Completed",
        ConfirmationURL: confirmation,
        ValidationURL: validation,
      };
      const sent = await post("/mpesa/c2b/v2/registerurl", body, timeoutMs);
      return "result" in sent ? judgeRegistration(sent.result) : { ok: false, reason: sent.token.reason };
    },
  };
}

function pushBody(
  options: DarajaOptions,
  signed: { BusinessShortCode: string; Password: string; Timestamp: string },
  input: PushInput,
) {
  const buysGoods = options.transactionType === "CustomerBuyGoodsOnline";
  return {
    ...signed,
    TransactionType: options.transactionType,
    Amount: toKes(input.amount),
    PartyA: input.phone,
    PartyB: buysGoods ? (options.till ?? options.shortcode) : options.shortcode,
    PhoneNumber: input.phone,
    CallBackURL: input.callbackUrl,
    AccountReference: input.code,
    TransactionDesc: input.description.trim().slice(0, 13).trim() || "Top-up",
  };
}

function judgeRegistration(result: HttpResult): { ok: true } | { ok: false; reason: string } {
  if (result.kind === "failed") return { ok: false, reason: result.reason };
  const body = parseJsonObject(result.body);
  const said = body ? (textOf(body, "errorMessage") ?? textOf(body, "ResponseDescription") ?? "") : "";
  if (/already registered/i.test(said)) return { ok: true };
  const code = body ? textOf(body, "ResponseCode") : null;
  if (result.status === 200 && code !== null && /^0+$/.test(code)) return { ok: true };
  return {
    ok: false,
    reason: result.status === 200 ? `response_${code ?? "unreadable"}` : judgeError(result.status, result.body).code,
  };
}
