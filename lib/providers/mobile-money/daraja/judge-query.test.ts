import { expect, test } from "vitest";
import { fromKes } from "#/lib/core/money.ts";
import type { TestAnswer } from "../../testing/start-server.ts";
import { bodyOf, fault, htmlPage, json, signedBody, takenBody, useDaraja } from "./testing/use-daraja.ts";

const bench = useDaraja();
const asked = { checkoutRequestId: "ws_CO_1", amount: fromKes(250), phone: "254711000001", pushedAtMs: 0 };
const result = (code: unknown, more: object = {}) =>
  json(200, { ...takenBody, ResultCode: code, ResultDesc: "…", ...more });

test.each<[string, TestAnswer, unknown]>([
  ["paid", result("0"), { kind: "paid" }],
  ["paid by number", result(0), { kind: "paid" }],
  ["cancelled", result("1032"), { kind: "ended", status: "cancelled", reason: "cancelled_by_user", code: "1032" }],
  ["wrong PIN", result(2001), { kind: "ended", status: "failed", reason: "wrong_pin", code: "2001" }],
  ["no answer on the phone", result("1037"), { kind: "ended", status: "expired", reason: "no_response", code: "1037" }],
  [
    "a text code",
    result("SFC_IC0003"),
    { kind: "ended", status: "failed", reason: "unknown_party", code: "SFC_IC0003" },
  ],
  ["4999", result("4999"), { kind: "pending" }],
  [
    "a new code that says processing",
    result("5005", { ResultDesc: "The transaction is still under processing" }),
    { kind: "pending" },
  ],
  ["a new code", result("5005"), { kind: "unknown", reason: "result_5005" }],
  [
    "another payment's answer",
    result("0", { CheckoutRequestID: "ws_CO_2" }),
    { kind: "unknown", reason: "answer_of_another_payment" },
  ],
  ["no result yet", json(200, { ResponseCode: "0" }), { kind: "unknown", reason: "unreadable" }],
  ["being processed", fault(500, "500.001.1001", "The transaction is being processed"), { kind: "pending" }],
  ["a lock", fault(500, "500.001.1001", "Unable to lock subscriber"), { kind: "pending" }],
  ["wrong credentials", fault(500, "500.001.1001", "Wrong credentials"), { kind: "unknown", reason: "500.001.1001" }],
  [
    "no such merchant",
    fault(500, "500.001.1001", "Merchant does not exist"),
    { kind: "unknown", reason: "500.001.1001" },
  ],
  ["a spike arrest", fault(429, "500.003.02"), { kind: "unknown", reason: "500.003.02" }],
  ["a bare 429", { status: 429, body: "" }, { kind: "unknown", reason: "http_429" }],
  ["HTML", htmlPage, { kind: "unknown", reason: "http_503" }],
  ["HTML with 200", { status: 200, body: "<html>" }, { kind: "unknown", reason: "unreadable" }],
  ["silence", "hang", { kind: "unknown", reason: "timeout" }],
  ["a reset", "reset", { kind: "unknown", reason: "econnreset" }],
])("a query answered by %s", async (_name, answer, outcome) => {
  bench().answers = [answer];
  expect(await bench().daraja.query(asked)).toEqual(outcome);
  expect(bodyOf(bench().server.calls[1])).toEqual({
    ...signedBody,
    CheckoutRequestID: "ws_CO_1",
  });
});
