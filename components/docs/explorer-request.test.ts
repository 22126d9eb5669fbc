import { expect, test } from "vitest";
import { explorerFields } from "./explorer-fields.ts";
import { buildRequest, refuseKey } from "./explorer-request.ts";
import { smsSend } from "#/lib/api/v1/operations/sms-send.ts";
import { smsStatus } from "#/lib/api/v1/operations/sms-status.ts";

const send = { method: smsSend.method, path: smsSend.path, fields: explorerFields(smsSend, "MWANGAZA") };

test("the form begins with the example and the reader's sender", () => {
  const texts = Object.fromEntries(send.fields.map(({ place, name, initial }) => [`${place}.${name}`, initial]));
  expect(buildRequest(send, texts)).toEqual({
    url: "/api/v1/sms/send",
    body: { recipient: "0712345678", message: "Your results are ready.", sender: "MWANGAZA" },
  });
});

test("lists are JSON, empty fields are left out, and a mistake is said in words", () => {
  const texts = { "body.recipients": '["0712345678"]', "body.message": "Hi", "body.sender": " " };
  expect(buildRequest(send, texts).body).toEqual({ recipients: ["0712345678"], message: "Hi" });
  expect(() => buildRequest(send, { "body.recipients": "0712345678," })).toThrow("recipients is a list");
});

test("parameters go into the path", () => {
  const status = { method: smsStatus.method, path: smsStatus.path, fields: explorerFields(smsStatus, null) };
  expect(buildRequest(status, { "path.id": "a/b" })).toEqual({ url: "/api/v1/sms/status/a%2Fb", body: undefined });
});

test("live keys are refused", () => {
  expect(refuseKey("sk_live_abc")).toContain("live key");
  expect(refuseKey("")).toContain("Paste");
  expect(refuseKey("sk_test_abc")).toBeNull();
});
