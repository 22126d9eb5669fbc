import { expect, test } from "vitest";
import type { AppReply } from "./call-app.ts";
import { readAnswer } from "./read-answer.ts";
import { createSigner } from "./signing.ts";

const signer = createSigner(`signkey-test-${"0a1b".repeat(8)}`);
const now = new Date("2026-03-01T10:00:00Z");

function reply(status: number, body: unknown, headers: Record<string, string> = {}): AppReply {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const signature = signer.sign(text);
  return {
    kind: "replied",
    status,
    body: text,
    headers: { "x-inngest-sdk": "inngest-js:v4", "x-inngest-signature": signature, ...headers },
  };
}
const read = (one: AppReply) => readAnswer(one, signer, now);

test("an answer that the SDK did not give, or did not sign with our key, is no attempt", () => {
  const forged = createSigner(`signkey-test-${"ff".repeat(16)}`).sign(`"done"`);
  expect(read({ kind: "replied", status: 502, headers: {}, body: "<html>" }).kind).toBe("unreachable");
  expect(read(reply(200, "done", { "x-inngest-signature": forged })).kind).toBe("unreachable");
  expect(read(reply(200, "done", { "x-inngest-signature": "" })).kind).toBe("unreachable");
  expect(read({ kind: "unreachable", reason: "refused" }).kind).toBe("unreachable");
});

test("a call that takes too long is an attempt", () => {
  expect(read({ kind: "timeout" })).toMatchObject({ kind: "retry", error: { name: "TimeoutError" }, afterMs: null });
});

test("200 ends the run with its value", () => {
  expect(read(reply(200, { ok: true }))).toEqual({ kind: "finished", output: { ok: true } });
  expect(read(reply(200, "null"))).toEqual({ kind: "finished", output: null });
});

test("500 is tried again when the app says, 400 never", () => {
  const error = { name: "Error", message: "busy" };
  const soon = { "x-inngest-no-retry": "false", "retry-after": "30" };
  expect(read(reply(500, error, soon))).toMatchObject({ kind: "retry", error, afterMs: 30_000 });
  expect(read(reply(400, error, { "x-inngest-no-retry": "true" }))).toMatchObject({ kind: "failed", error });
  expect(read(reply(500, "{broken")).kind).toBe("retry");
});

test("each operation of the protocol is understood", () => {
  const answer = read(
    reply(206, [
      { id: "a", op: "StepRun", data: 1 },
      { id: "b", op: "StepPlanned" },
      { id: "c", op: "Sleep", name: "1m" },
      { id: "d", op: "Sleep", name: "2026-03-02T00:00:00.000Z" },
      { id: "e", op: "WaitForEvent", name: "paid", opts: { timeout: "1h", if: "event.data.id == async.data.id" } },
      { id: "f", op: "StepFailed", error: { name: "Error", message: "no" } },
    ]),
  );
  expect(answer).toMatchObject({
    kind: "operations",
    operations: [
      { op: "done", id: "a", result: { data: 1 } },
      { op: "planned", id: "b" },
      { op: "sleep", id: "c", until: new Date("2026-03-01T10:01:00Z") },
      { op: "sleep", id: "d", until: new Date("2026-03-02T00:00:00Z") },
      {
        op: "wait",
        id: "e",
        event: "paid",
        until: new Date("2026-03-01T11:00:00Z"),
        match: { awaited: ["data", "id"] },
      },
      { op: "done", id: "f", result: { error: { message: "no" } } },
    ],
  });
});

test("a step that failed for now is tried again as a whole call", () => {
  const failed = [{ id: "a", op: "StepError", error: { name: "Error", message: "later" } }];
  const answer = read(reply(206, failed, { "x-inngest-no-retry": "false", "retry-after": "2026-03-01T10:00:05.000Z" }));
  expect(answer).toMatchObject({ kind: "retry", error: { message: "later" }, afterMs: 5000 });
});

test.each([
  [{ id: "a", op: "InvokeFunction" }, "InvokeFunction"],
  [{ id: "a", op: "WaitForSignal" }, "WaitForSignal"],
  [{ id: "a", op: "WaitForEvent", name: "x", opts: { timeout: "1h", if: "event.data.a > async.data.a" } }, "condition"],
  [{ id: "a", op: "Sleep", name: "a while" }, "sleep"],
])("what the engine cannot do fails the run and says so: %o", (operation, word) => {
  const answer = read(reply(206, [operation]));
  expect(answer).toMatchObject({ kind: "failed", error: { name: "UnsupportedOperation" } });
  expect(JSON.stringify(answer)).toContain(word);
});
