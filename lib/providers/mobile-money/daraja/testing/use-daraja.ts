import { afterAll, beforeAll, beforeEach } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { fromKes } from "#/lib/core/money.ts";
import type { MobileMoney, PushInput } from "#/lib/payments/mobile-money.ts";
import { startServer, type SeenCall, type TestAnswer, type TestServer } from "../../../testing/start-server.ts";
import { createDaraja, type DarajaOptions } from "../create-daraja.ts";

export const pushPath = "/mpesa/stkpush/v1/processrequest";

export const pushInput: PushInput = {
  amount: fromKes(250),
  phone: "254711000001",
  code: "TOPUP-8F3A",
  description: "SMS top-up of Duka",
  callbackUrl: "https://app.example/api/callbacks/stk/abc",
};

export const takenBody = {
  MerchantRequestID: "2211-1",
  CheckoutRequestID: "ws_CO_1",
  ResponseCode: "0",
  ResponseDescription: "Success",
};

/** Shortcode, passkey and the bench's time, 22:15:01 UTC on 2 March, in East Africa Time. */
export const signedBody = {
  BusinessShortCode: "600111",
  Password: Buffer.from("600111passkey-canary20260303011501").toString("base64"),
  Timestamp: "20260303011501",
};

export const htmlPage: TestAnswer = { status: 503, body: "<html>Service unavailable</html>" };

export function json(status: number, body: unknown): TestAnswer {
  return { status, body: JSON.stringify(body) };
}

export function token(name: string, expires: unknown = "3599"): TestAnswer {
  return json(200, { access_token: name, expires_in: expires });
}

export function fault(status: number, errorCode: string, errorMessage = "…"): TestAnswer {
  return json(status, { requestId: "r-1", errorCode, errorMessage });
}

export function refused(reason: string, code: string, retryable: boolean) {
  return { kind: "refused", reason, code, retryable };
}

export function bodyOf(call: SeenCall | undefined): unknown {
  return JSON.parse(call?.body ?? "null");
}

export type DarajaBench = {
  server: TestServer;
  clock: ReturnType<typeof fixedClock>;
  options: DarajaOptions;
  daraja: MobileMoney;
  /** What the token endpoint and the others say next, in order. */
  tokens: TestAnswer[];
  answers: TestAnswer[];
  paths(): string[];
};

/** A server that answers as Daraja is told to, and for each test a fresh adapter that talks to it. */
export function useDaraja(): () => DarajaBench {
  const start = new Date("2026-03-02T22:15:01Z");
  const clock = fixedClock(start);
  let bench: DarajaBench;
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer((call) => {
      if (call.path.startsWith("/oauth/")) return bench.tokens.shift() ?? token("tok-next");
      return bench.answers.shift() ?? { status: 500, body: "" };
    });
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    clock.set(start);
    server.calls.length = 0;
    const options: DarajaOptions = {
      baseUrl: server.url,
      consumerKey: "consumer-canary",
      consumerSecret: "secret-canary",
      passkey: "passkey-canary",
      shortcode: "600111",
      transactionType: "CustomerPayBillOnline",
      clock,
      pushTimeoutMs: 300,
      timeoutMs: 300,
    };
    const paths = () => server.calls.map((call) => call.path.replace(/\?.*/, ""));
    bench = { server, clock, options, daraja: createDaraja(options), tokens: [token("tok-1")], answers: [], paths };
  });
  return () => bench;
}
