import { describe, expect, test } from "vitest";
import { request, rowsOf, sendSms, until } from "../testing/client.ts";
import { startOnfonWorld } from "../testing/onfon-world.ts";
import { measure } from "./segments.ts";

const world = await startOnfonWorld();
const { control, hello, switches } = world;
const fault = (body: unknown) => control("POST", "faults", body);

describe("SendBulkSMS", () => {
  test("a wrong access key is 401, a wrong key or client is code 7", async () => {
    const path = `${world.onfon.url}/v1/sms/SendBulkSMS`;
    expect((await request("POST", path, {}, { AccessKey: "no" })).status).toBe(401);
    expect((await sendSms(world.onfon.url, [["254712345678", "x"]], { ApiKey: "no" })).body.ErrorCode).toBe(7);
    await switches({ account_state: "locked" });
    expect((await hello("254712345678")).body.ErrorCode).toBe(9);
  });

  test("codes come as 0 or as 000, descriptions may be null", async () => {
    await switches({ code_style: "string", description_null: true });
    expect((await hello("254712345678")).body).toMatchObject({ ErrorCode: "000", ErrorDescription: null });
  });

  test("each row is judged by itself", async () => {
    const rows = rowsOf(
      await sendSms(world.onfon.url, [
        ["254712345678", "a"],
        ["255712345678", "b"],
        ["+254712345679", "c"],
        ["254712399021", "d"],
      ]),
    );
    expect(rows.map((row) => row.MessageErrorCode)).toEqual([0, 801, 0, 1044]);
    expect(rows.map((row) => row.MessageId === null)).toEqual([false, true, false, true]);
    const refused = rowsOf(await sendSms(world.onfon.url, [["254712345678", "a"]], { SenderId: "uzima" }))[0];
    expect(refused).toMatchObject({ MessageErrorCode: 401, MessageId: null, Custom: null });
    expect(refused?.MessageErrorDescription).toContain("source_address filter mismatch");
  });

  test("bad requests have the documented codes", async () => {
    const code = async (more: Record<string, unknown>) =>
      (await sendSms(world.onfon.url, [["254712345678", "a"]], more)).body.ErrorCode;
    expect(await code({ SenderId: " " })).toBe(3);
    expect(await code({ MessageParameters: [{ Number: "254712345678", Text: "" }] })).toBe(4);
    expect(await code({ MessageParameters: [] })).toBe(5);
    expect(await code({ MessageParameters: [{ Number: "abc", Text: "a" }] })).toBe(13);
    expect(await code({ ScheduleDateTime: "tomorrow" })).toBe(19);
    expect(await code({ MessageParameters: [{ Text: "a" }] })).toBe(20);
    expect(await code({ IsUnicode: "yes" })).toBe(23);
  });

  test("credits are debited per segment, and run out for the request or in mid-batch", async () => {
    await control("PUT", "wallet", { credits: 2 });
    await sendSms(world.onfon.url, [["254712345678", "a".repeat(161)]]);
    const balance = await request(
      "GET",
      `${world.onfon.url}/v1/sms/Balance?ApiKey=sim-key&ClientId=sim-client`,
      undefined,
      {
        AccessKey: "sim-access",
      },
    );
    expect(balance.body.Data).toEqual([{ PluginType: "SMS", Credits: "KSh0.5000" }]);
    expect((await hello("254712345678")).body).toMatchObject({ ErrorCode: 21, Data: null });
    await control("PUT", "wallet", { credits: 1 });
    await switches({ mid_batch: true });
    const rows = rowsOf(
      await sendSms(world.onfon.url, [
        ["254712345678", "a"],
        ["254712345679", "b"],
      ]),
    );
    expect(rows.map((row) => row.MessageErrorCode)).toEqual([0, 1025]);
  });

  test("segments are packed: 160/153 in GSM-7, 70/67 in UCS-2, no pair is split", () => {
    const gsm = (length: number) => measure("a".repeat(length), false).segments;
    const ucs = (length: number) => measure("ш".repeat(length), true).segments;
    expect([160, 161, 306, 307].map(gsm)).toEqual([1, 2, 2, 3]);
    expect([70, 71, 134, 135].map(ucs)).toEqual([1, 2, 2, 3]);
    expect(measure(`${"a".repeat(159)}€`, false).segments).toBe(2);
    expect(measure(`${"a".repeat(152)}€${"a".repeat(152)}`, false).segments).toBe(3);
    expect(measure(`${"a".repeat(66)}😀${"a".repeat(66)}`, true).segments).toBe(3);
  });

  test("faults break the answer as asked, and say whether the messages were taken", async () => {
    const texts = async () => (await control("GET", "messages")).text;
    for (const [kind, status, taken] of [
      ["http_500", 500, false],
      ["http_502_html", 502, false],
      ["http_429", 429, false],
      ["data_null", 200, true],
      ["short_data", 200, true],
    ] as const) {
      await fault({ kind });
      const answer = await sendSms(world.onfon.url, [
        ["254712345678", kind],
        ["254712345679", kind],
      ]);
      expect([kind, answer.status, rowsOf(answer).length]).toEqual([kind, status, kind === "short_data" ? 1 : 0]);
      expect((await texts()).includes(kind)).toBe(taken);
    }
    await fault({ kind: "http_500", accepts: true });
    expect((await hello("254712345601")).status).toBe(500);
    expect(await texts()).toContain("254712345601");
    await fault({ kind: "shuffled" });
    const shuffled = rowsOf(
      await sendSms(world.onfon.url, [
        ["254712345678", "a"],
        ["254712345679", "b"],
      ]),
    );
    expect(shuffled.map((row) => row.MobileNumber)).toEqual(["254712345679", "254712345678"]);
    await fault({ kind: "reset", accepts: true });
    await expect(hello("254712345602")).rejects.toThrow();
    await fault({ kind: "hang" });
    const hanging = fetch(`${world.onfon.url}/v1/sms/SendBulkSMS`, {
      method: "POST",
      headers: { AccessKey: "sim-access" },
      body: JSON.stringify({
        ApiKey: "sim-key",
        ClientId: "sim-client",
        SenderId: "UZIMA",
        MessageParameters: [{ Number: "254712345603", Text: "x" }],
      }),
      signal: AbortSignal.timeout(150),
    });
    await expect(hanging).rejects.toThrow();
    expect(await texts()).toContain("254712345603");
  });

  test("too many requests a second are 429", async () => {
    await switches({ requests_per_second: 1 });
    const answers = await Promise.all([1, 2, 3, 4].map(() => hello("254712345678")));
    expect(answers.some((answer) => answer.status === 429)).toBe(true);
  });
});

test("an inbound SMS goes by GET or POST under the names that are set", async () => {
  await control("POST", "inbound", { from: "254712345678", to: "22141", text: "STOP" });
  expect(Object.fromEntries(world.app.calls[0]?.query ?? [])).toMatchObject({
    From: "254712345678",
    To: "22141",
    Message: "STOP",
  });
  await switches({ inbound_method: "POST", inbound_style: "json", inbound_fields: { from: "mobile", text: "text" } });
  await control("POST", "inbound", { from: "254712345678", to: "22141", text: "HELP" });
  expect(JSON.parse(String(world.app.calls[1]?.body))).toEqual({ mobile: "254712345678", text: "HELP" });
});

test("the journal shows each accepted row once and, with messages and credits, outlives a restart", async () => {
  const start = Number((await request("GET", `${world.onfon.url}/__sim/journal`)).body.next);
  await switches({ report_delay_min_ms: 600_000, report_delay_max_ms: 600_000 });
  await sendSms(world.onfon.url, [
    ["254712345678", "One"],
    ["254712345679", "Two"],
  ]);
  await world.restart();

  const page = await request("GET", `${world.onfon.url}/__sim/journal?after=${start}&kind=accepted`);
  expect(page.body.entries).toMatchObject([
    { number: "254712345678", segments: 1, sender: "UZIMA" },
    { number: "254712345679" },
  ]);
  expect((await control("GET", "wallet")).body.printed).toBe("KSh999998.5000");
  expect((await control("GET", "messages?number=254712345678")).text).toContain("One");
  await until(() => world.app.calls.length === 2);
});
