import { eatCompact } from "../eat.ts";
import { isObject } from "../http.ts";

export type Answer = { status: number; headers: Headers; text: string; body: Record<string, unknown> };

/** One HTTP call; `body` is empty when the answer is no JSON object. */
export async function request(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    redirect: "manual",
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  let parsed: unknown = null;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = null;
  }
  return { status: answer.status, headers: answer.headers, text, body: isObject(parsed) ? parsed : {} };
}

/** Waits until a value appears; looks every few milliseconds, for five seconds at most. */
export async function until<T>(find: () => T | Promise<T>): Promise<NonNullable<T>> {
  const end = Date.now() + 5000;
  for (;;) {
    const found = await find();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > end) throw new Error("It did not happen within five seconds.");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export function sendSms(url: string, rows: [string, string][], more: Record<string, unknown> = {}): Promise<Answer> {
  const body = {
    ApiKey: "sim-key",
    ClientId: "sim-client",
    SenderId: "UZIMA",
    IsUnicode: false,
    MessageParameters: rows.map(([number, text]) => ({ Number: number, Text: text })),
    ...more,
  };
  return request("POST", `${url}/v1/sms/SendBulkSMS`, body, { AccessKey: "sim-access" });
}

/** The rows of a SendBulkSMS answer. */
export function rowsOf(answer: Answer): Record<string, unknown>[] {
  return Array.isArray(answer.body.Data) ? answer.body.Data.filter(isObject) : [];
}

export async function darajaToken(url: string): Promise<string> {
  const basic = Buffer.from("sim-consumer:sim-secret").toString("base64");
  const path = "/oauth/v1/generate?grant_type=client_credentials";
  const answer = await request("GET", `${url}${path}`, undefined, { authorization: `Basic ${basic}` });
  return String(answer.body.access_token);
}

export function darajaCredentials(passkey = "sim-passkey"): Record<string, string> {
  const timestamp = eatCompact(Date.now());
  const password = Buffer.from(`600111${passkey}${timestamp}`).toString("base64");
  return { BusinessShortCode: "600111", Password: password, Timestamp: timestamp };
}

export function pushBody(
  phone: string,
  callbackUrl: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    ...darajaCredentials(),
    TransactionType: "CustomerPayBillOnline",
    Amount: 250,
    PartyA: phone,
    PartyB: "600111",
    PhoneNumber: phone,
    CallBackURL: callbackUrl,
    AccountReference: "TOPUP-8F3A",
    TransactionDesc: "SMS top-up",
    ...more,
  };
}
