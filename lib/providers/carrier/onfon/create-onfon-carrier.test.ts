import { expect, test } from "vitest";
import { systemClock } from "#/lib/core/clock.ts";
import { findClosedPort, type TestAnswer } from "../../testing/start-server.ts";
import { createOnfonCarrier } from "./create-onfon-carrier.ts";
import { accepted, callTo, envelope, htmlPage, one, row, secrets, three, two, useOnfon } from "./testing/use-onfon.ts";

const onfon = useOnfon();
const unknown = (reason: string) => ({ kind: "unknown", reason });

test("the call has the shape Onfon documents", async () => {
  await onfon().submit(envelope([row(one), row(two)]));
  const [seen] = onfon().server.calls;
  expect(seen).toMatchObject({ method: "POST", path: "/v1/sms/SendBulkSMS", headers: { accesskey: "access-canary" } });
  expect(seen?.headers["content-type"]).toBe("application/json");
  expect(JSON.parse(seen?.body ?? "")).toEqual({
    ApiKey: "key-canary",
    ClientId: "client-canary",
    SenderId: "DUKA_LTD",
    IsUnicode: false,
    IsFlash: false,
    ScheduleDateTime: "",
    MessageParameters: [
      { Number: one, Text: "Order 0" },
      { Number: two, Text: "Order 1" },
    ],
  });
});

test("a connection's own credentials and encoding are used", async () => {
  onfon().answers = [envelope([row(one)])];
  const own = { apiKey: "own-key", clientId: "own-client", accessKey: "own-access" };
  await onfon().carrier.submit({
    ...callTo(one),
    encoding: "ucs2",
    connection: { id: "con_2", provider: "onfon", credentials: own },
  });
  expect(onfon().server.calls[0]?.headers.accesskey).toBe("own-access");
  expect(JSON.parse(onfon().server.calls[0]?.body ?? "")).toMatchObject({
    ApiKey: "own-key",
    ClientId: "own-client",
    IsUnicode: true,
  });
});

test("a connection with half its credentials calls nobody and is paused", async () => {
  const outcome = await onfon().carrier.submit({
    ...callTo(one),
    connection: { id: "con_3", provider: "onfon", credentials: { apiKey: "x" } },
  });
  expect(outcome).toMatchObject({ rows: [{ kind: "retry" }], pause: { reason: "credentials_missing" } });
  expect(onfon().server.calls).toEqual([]);
});

test.each<[string, TestAnswer, unknown[], string]>([
  ["two taken", envelope([row(one), row(two)]), [accepted(one), accepted(two)], "accepted"],
  [
    "string codes and no description",
    envelope([row(one, "ID-254711000001", "000"), row(two, undefined, "0")], "000", null),
    [accepted(one), accepted(two)],
    "accepted",
  ],
  ["shuffled rows", envelope([row(two), row(one)]), [accepted(one), accepted(two)], "accepted"],
  [
    "rows with a plus",
    envelope([row(`+${one}`, `ID-${one}`), row(`+${two}`, `ID-${two}`)]),
    [accepted(one), accepted(two)],
    "accepted",
  ],
  [
    "local numbers",
    envelope([row("0711000001", `ID-${one}`), row("733000002", `ID-${two}`)]),
    [accepted(one), accepted(two)],
    "accepted",
  ],
  [
    "numbers as numbers",
    envelope([row(one), { ...row(two), MobileNumber: Number(two) }]),
    [accepted(one), accepted(two)],
    "accepted",
  ],
  [
    "a numeric id",
    envelope([row(one, 77), row(two)]),
    [{ kind: "accepted", providerMessageId: "77" }, accepted(two)],
    "accepted",
  ],
  [
    "rows without numbers, by place",
    envelope([row(null, `ID-${one}`), row(null, `ID-${two}`)]),
    [accepted(one), accepted(two)],
    "accepted",
  ],
  [
    "too few rows without numbers",
    envelope([row(null, "ID-x")]),
    [unknown("row_missing"), unknown("row_missing")],
    "mixed",
  ],
  ["Data null", envelope(null), [unknown("row_missing"), unknown("row_missing")], "mixed"],
  ["Data empty", envelope([]), [unknown("row_missing"), unknown("row_missing")], "mixed"],
  ["Data missing", { status: 200, body: '{"ErrorCode":0}' }, [unknown("row_missing"), unknown("row_missing")], "mixed"],
  ["Data of junk", envelope([null, 5]), [unknown("row_missing"), unknown("row_missing")], "mixed"],
  ["Data short", envelope([row(two)]), [unknown("row_missing"), accepted(two)], "mixed"],
  ["rows of strangers", envelope([row(one), row("254799999999")]), [accepted(one), unknown("row_missing")], "mixed"],
  [
    "an empty id",
    envelope([row(one, ""), row(two, null)]),
    [unknown("no_message_id"), unknown("no_message_id")],
    "mixed",
  ],
  ["a row without a code", envelope([row(one, "x", null), row(two)]), [unknown("no_row_code"), accepted(two)], "mixed"],
  ["the same answer twice", envelope([row(one), row(one), row(two)]), [accepted(one), accepted(two)], "accepted"],
  [
    "contrary answers: taken counts",
    envelope([row(one, null, 801), row(one), row(two)]),
    [accepted(one), accepted(two)],
    "accepted",
  ],
  [
    "a sender not allowed",
    envelope([row(one), row(two, null, 401)]),
    [accepted(one), { kind: "refused", status: "rejected", reason: "sender_not_allowed" }],
    "mixed",
  ],
  [
    "an unlisted row code",
    envelope([row(one), row(two, null, 4711)]),
    [accepted(one), { kind: "refused", status: "failed", reason: "provider_code_4711" }],
    "mixed",
  ],
  [
    "ids of rows taken although the call failed",
    envelope([row(one)], 21),
    [accepted(one), { kind: "retry", reason: "account_credits", afterMs: 1000, maxTries: null }],
    "code_21",
  ],
  [
    "an HTML page with 200",
    { status: 200, body: htmlPage },
    [unknown("provider_answer_unreadable"), unknown("provider_answer_unreadable")],
    "unreadable",
  ],
  [
    "broken JSON",
    { status: 200, body: '{"ErrorCode":0,"Data":[' },
    [unknown("provider_answer_unreadable"), unknown("provider_answer_unreadable")],
    "unreadable",
  ],
  [
    "an empty body",
    { status: 200, body: "" },
    [unknown("provider_answer_unreadable"), unknown("provider_answer_unreadable")],
    "unreadable",
  ],
  [
    "a list",
    { status: 200, body: "[]" },
    [unknown("provider_answer_unreadable"), unknown("provider_answer_unreadable")],
    "unreadable",
  ],
  [
    "no code",
    envelope([row(one), row(two)], null),
    [unknown("provider_answer_unreadable"), unknown("provider_answer_unreadable")],
    "unreadable",
  ],
  [
    "a word for a code",
    envelope([row(one)], "ok"),
    [unknown("provider_answer_unreadable"), unknown("provider_answer_unreadable")],
    "unreadable",
  ],
  [
    "HTTP 500",
    { status: 500, body: '{"ErrorCode":6}' },
    [unknown("provider_answer_lost"), unknown("provider_answer_lost")],
    "http_500",
  ],
  [
    "HTTP 502 with HTML",
    { status: 502, body: htmlPage },
    [unknown("provider_answer_lost"), unknown("provider_answer_lost")],
    "http_502",
  ],
  [
    "HTTP 503",
    { status: 503, body: "" },
    [unknown("provider_answer_lost"), unknown("provider_answer_lost")],
    "http_503",
  ],
  [
    "HTTP 408",
    { status: 408, body: "" },
    [unknown("provider_answer_lost"), unknown("provider_answer_lost")],
    "http_408",
  ],
  ["silence", "hang", [unknown("provider_answer_lost"), unknown("provider_answer_lost")], "timeout"],
  ["a reset", "reset", [unknown("provider_answer_lost"), unknown("provider_answer_lost")], "econnreset"],
  ["half an answer", "cut", [unknown("provider_answer_lost"), unknown("provider_answer_lost")], "econnreset"],
])("%s", async (_name, answer, rows, word) => {
  expect(await onfon().submit(answer)).toMatchObject({ rows, word });
  expect(onfon().server.calls.length).toBe(1);
});

test.each<[TestAnswer, string]>([
  [{ status: 401, body: '{"message":"Unauthenticated."}' }, "account_credentials"],
  [{ status: 403, body: htmlPage }, "account_credentials"],
  [{ status: 404, body: '{"message":"Not found"}' }, "endpoint_missing"],
])("%j keeps the messages and pauses the account until staff look", async (answer, reason) => {
  const kept = { kind: "retry", reason, maxTries: null };
  expect(await onfon().submit(answer)).toMatchObject({ rows: [kept, kept], pause: { reason, retryAfterMs: null } });
});

test("a redirect is not followed, leaves the messages unknown and pauses the account", async () => {
  const outcome = await onfon().submit({ status: 301, body: "", headers: { location: `${onfon().server.url}/else` } });
  expect(outcome).toMatchObject({
    rows: [{ kind: "unknown" }, { kind: "unknown" }],
    pause: { reason: "endpoint_moved" },
  });
  expect(onfon().server.calls.length).toBe(1);
});

test("a validation answer refuses, and a code in it counts", async () => {
  const refusal = (reason: string) => ({ kind: "refused", status: "rejected", reason });
  const plain = await onfon().submit({
    status: 422,
    body: '{"message":"The given data was invalid.","errors":{"SenderId":["…"]}}',
  });
  expect(plain.rows).toEqual([refusal("provider_validation"), refusal("provider_validation")]);
  const coded = await onfon().submit({ status: 400, body: '{"ErrorCode":"015","Data":null}' });
  expect(coded).toMatchObject({ rows: [refusal("sender_invalid"), refusal("sender_invalid")], senderRefused: true });
});

test("a busy provider is tried again after 1, 2 and 4 seconds, or when it asks", async () => {
  const waits: unknown[] = [];
  for (const wait of [1000, 2000, 4000]) {
    const { rows, pause } = await onfon().submit({ status: 429, body: '{"message":"Too Many Attempts."}' }, one);
    expect(pause).toBeNull();
    waits.push(rows[0]);
    onfon().clock.advance(wait);
  }
  const retry = { kind: "retry", reason: "provider_busy", maxTries: null };
  expect(waits).toEqual([1000, 2000, 4000].map((afterMs) => ({ ...retry, afterMs })));
  await onfon().submit(envelope([row(one)]), one);
  const asked = await onfon().submit({ status: 429, body: "", headers: { "retry-after": "7" } }, one);
  expect(asked.rows).toEqual([{ ...retry, afterMs: 7000 }]);
});

test("a provider nobody can connect to is tried again without end", async () => {
  const baseUrl = `http://127.0.0.1:${await findClosedPort()}`;
  const carrier = createOnfonCarrier({ baseUrl, ...secrets, clock: systemClock });
  const outcome = await carrier.submit(callTo(one));
  expect(outcome).toMatchObject({
    rows: [{ kind: "retry", reason: "provider_unreachable", afterMs: 1000, maxTries: null }],
    word: "econnrefused",
    pause: null,
  });
});

test("a passing error is tried three times in all", async () => {
  const outcome = await onfon().submit(envelope(null, "006"), one);
  expect(outcome.rows).toEqual([{ kind: "retry", reason: "provider_error", afterMs: 1000, maxTries: 3 }]);
});

test("too many numbers are sent in halves, each once more", async () => {
  onfon().answers = [envelope(null, 42), envelope([row(one), row(two)]), envelope([row(three)])];
  const outcome = await onfon().carrier.submit(callTo(one, two, three));
  expect(outcome).toMatchObject({ rows: [accepted(one), accepted(two), accepted(three)], word: "accepted" });
  const sizes = onfon().server.calls.map((call) => JSON.parse(call.body).MessageParameters.length);
  expect(sizes).toEqual([3, 2, 1]);
});

test("no outcome holds a secret", async () => {
  const shapes: TestAnswer[] = [
    "hang",
    "reset",
    { status: 401, body: "key-canary" },
    { status: 200, body: "access-canary" },
  ];
  for (const shape of shapes) expect(JSON.stringify(await onfon().submit(shape))).not.toContain("canary");
  onfon().answers = ["reset"];
  expect(JSON.stringify(await onfon().carrier.readBalance(callTo(one).connection))).not.toContain("canary");
});
