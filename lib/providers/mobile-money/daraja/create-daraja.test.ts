import { expect, test } from "vitest";
import { money } from "#/lib/core/money.ts";
import type { PushInput } from "#/lib/payments/mobile-money.ts";
import { findClosedPort, type TestAnswer } from "../../testing/start-server.ts";
import { createDaraja } from "./create-daraja.ts";
import {
  bodyOf,
  fault,
  htmlPage,
  json,
  pushInput,
  pushPath,
  refused,
  signedBody,
  takenBody,
  useDaraja,
} from "./testing/use-daraja.ts";

const bench = useDaraja();

test("a push has the shape Daraja documents, in East Africa Time", async () => {
  bench().answers = [json(200, takenBody)];
  expect(await bench().daraja.push(pushInput)).toEqual({
    kind: "accepted",
    merchantRequestId: "2211-1",
    checkoutRequestId: "ws_CO_1",
  });
  const [oauth, push] = bench().server.calls;
  expect(oauth).toMatchObject({ method: "GET", path: "/oauth/v1/generate?grant_type=client_credentials" });
  expect(oauth?.headers.authorization).toBe(`Basic ${Buffer.from("consumer-canary:secret-canary").toString("base64")}`);
  expect(push).toMatchObject({ method: "POST", path: pushPath, headers: { authorization: "Bearer tok-1" } });
  expect(bodyOf(push)).toEqual({
    ...signedBody,
    TransactionType: "CustomerPayBillOnline",
    Amount: 250,
    PartyA: "254711000001",
    PartyB: "600111",
    PhoneNumber: "254711000001",
    CallBackURL: pushInput.callbackUrl,
    AccountReference: "TOPUP-8F3A",
    TransactionDesc: "SMS top-up of",
  });
});

test("goods are bought at the till and an empty description is filled", async () => {
  bench().daraja = createDaraja({ ...bench().options, transactionType: "CustomerBuyGoodsOnline", till: "512345" });
  bench().answers = [json(200, takenBody)];
  await bench().daraja.push({ ...pushInput, description: "  " });
  expect(bodyOf(bench().server.calls[1])).toMatchObject({
    TransactionType: "CustomerBuyGoodsOnline",
    BusinessShortCode: "600111",
    PartyB: "512345",
    TransactionDesc: "Top-up",
  });
});

test.each<[string, Partial<PushInput>]>([
  ["invalid_amount", { amount: money(2_505_000n) }],
  ["invalid_amount", { amount: money(0n) }],
  ["invalid_phone", { phone: "+254711000001" }],
  ["invalid_phone", { phone: "254202345678" }],
  ["invalid_reference", { code: "THIRTEEN-CHAR" }],
  ["invalid_reference", { code: "" }],
])("%s is refused before any call", async (reason, change) => {
  expect(await bench().daraja.push({ ...pushInput, ...change })).toMatchObject({
    kind: "refused",
    reason,
    retryable: false,
  });
  expect(bench().server.calls).toEqual([]);
});

test.each<[string, TestAnswer, unknown]>([
  ["taken without a customer message", json(200, takenBody), { kind: "accepted" }],
  ["taken with a numeric code", json(200, { ...takenBody, ResponseCode: 0 }), { kind: "accepted" }],
  [
    "taken without a merchant id",
    json(200, { ...takenBody, MerchantRequestID: undefined }),
    { kind: "accepted", merchantRequestId: "" },
  ],
  ["code 0 without an id", json(200, { ResponseCode: "0" }), { kind: "unknown" }],
  [
    "another code",
    json(200, { ResponseCode: "1", ResponseDescription: "…" }),
    refused("insufficient_funds", "1", true),
  ],
  ["an open prompt by code", json(200, { ResponseCode: "1001" }), refused("prompt_open", "1001", true)],
  ["an unlisted code", json(200, { ResponseCode: "77" }), refused("provider_refused", "77", false)],
  ["no code", json(200, {}), { kind: "unknown" }],
  ["HTML with 200", { status: 200, body: "<html>" }, { kind: "unknown" }],
  ["an empty answer", { status: 200, body: "" }, { kind: "unknown" }],
  [
    "a bad field",
    fault(400, "400.002.02", "Bad Request - Invalid Amount"),
    refused("invalid_request", "400.002.02", false),
  ],
  ["a broken payload", fault(400, "400.002.05"), refused("invalid_request", "400.002.05", false)],
  ["no such resource", fault(404, "404.001.01"), refused("configuration", "404.001.01", false)],
  ["a broken header", fault(404, "404.001.04"), refused("configuration", "404.001.04", false)],
  ["a wrong method", fault(405, "405.001"), refused("configuration", "405.001", false)],
  ["a bare 400", { status: 400, body: "" }, refused("invalid_request", "http_400", false)],
  ["a wall with 403", { status: 403, body: "<html>Incident</html>" }, refused("configuration", "http_403", false)],
  [
    "wrong credentials",
    fault(500, "500.001.1001", "Wrong credentials"),
    refused("configuration", "500.001.1001", false),
  ],
  [
    "no such merchant",
    fault(500, "500.001.1001", "Merchant does not exist"),
    refused("configuration", "500.001.1001", false),
  ],
  [
    "a locked subscriber",
    fault(
      500,
      "500.001.1001",
      "Unable to lock subscriber, a transaction is already in process for the current subscriber",
    ),
    refused("prompt_open", "500.001.1001", true),
  ],
  [
    "a lock without more words",
    fault(500, "500.001.1001", "Unable to lock subscriber"),
    refused("prompt_open", "500.001.1001", true),
  ],
  ["being processed", fault(500, "500.001.1001", "The transaction is being processed"), { kind: "unknown" }],
  ["1001 with new words", fault(500, "500.001.1001", "Something else"), { kind: "unknown" }],
  ["an internal error", fault(500, "500.003.1001", "Internal Server Error"), { kind: "unknown" }],
  [
    "a spike arrest",
    fault(500, "500.003.02", "Error Occurred: Spike Arrest Violation"),
    refused("system_busy", "500.003.02", true),
  ],
  ["a quota", fault(429, "500.003.03"), refused("system_busy", "500.003.03", true)],
  ["a bare 429", { status: 429, body: "" }, refused("system_busy", "http_429", true)],
  ["HTML with 503", htmlPage, { kind: "unknown" }],
  ["silence", "hang", { kind: "unknown", reason: "timeout" }],
  ["a reset", "reset", { kind: "unknown", reason: "econnreset" }],
  ["half an answer", "cut", { kind: "unknown", reason: "econnreset" }],
])("a push answered by %s", async (_name, answer, outcome) => {
  bench().answers = [answer];
  expect(await bench().daraja.push(pushInput)).toMatchObject(outcome as object);
  expect(
    bench()
      .paths()
      .filter((path) => path === pushPath),
  ).toHaveLength(1);
});

test("a push nobody can be connected to was not made", async () => {
  bench().daraja = createDaraja({ ...bench().options, baseUrl: `http://127.0.0.1:${await findClosedPort()}` });
  expect(await bench().daraja.push(pushInput)).toEqual(refused("provider_unreachable", "econnrefused", true));
});

const urls = {
  validation: "https://app.example/api/callbacks/c2b/t/validation",
  confirmation: "https://app.example/api/callbacks/c2b/t/confirmation",
};

test.each<[string, TestAnswer, unknown]>([
  [
    "success",
    json(200, { OriginatorCoversationID: "o", ResponseCode: "0", ResponseDescription: "Success" }),
    { ok: true },
  ],
  ["success in zeros", json(200, { ResponseCode: "00000000" }), { ok: true }],
  ["registered before", fault(500, "500.003.1001", "Urls are already registered"), { ok: true }],
  ["a refusal", json(200, { ResponseCode: "1" }), { ok: false, reason: "response_1" }],
  ["a bad field", fault(400, "400.002.02"), { ok: false, reason: "400.002.02" }],
  ["HTML", htmlPage, { ok: false, reason: "http_503" }],
  ["silence", "hang", { ok: false, reason: "timeout" }],
])("a registration answered by %s", async (_name, answer, outcome) => {
  bench().answers = [answer];
  expect(await bench().daraja.registerUrls(urls)).toEqual(outcome);
  expect(bodyOf(bench().server.calls[1])).toEqual({
    ShortCode: "600111",
    ResponseType: "Completed",
    ConfirmationURL: urls.confirmation,
    ValidationURL: urls.validation,
  });
});

test("addresses with banned words are not registered", async () => {
  const confirmation = "https://app.example/api/mpesa/confirmation";
  expect(await bench().daraja.registerUrls({ ...urls, confirmation })).toEqual({
    ok: false,
    reason: "address_has_a_banned_word",
  });
  expect(bench().server.calls).toEqual([]);
});

test("no outcome holds a secret", async () => {
  const shapes: TestAnswer[] = [
    "hang",
    "reset",
    fault(400, "400.002.02", "passkey-canary"),
    { status: 200, body: "secret-canary" },
  ];
  for (const shape of shapes) {
    bench().answers = [shape];
    expect(JSON.stringify(await bench().daraja.push(pushInput))).not.toContain("canary");
  }
});
