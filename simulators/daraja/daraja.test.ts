import { describe, expect, test } from "vitest";
import { isObject, json } from "../http.ts";
import { darajaToken, request, until } from "../testing/client.ts";
import { startDarajaWorld, stkOf } from "../testing/daraja-world.ts";

const world = await startDarajaWorld();
const { act, control, push, query, switches } = world;

describe("token", () => {
  test("wrong keys are 400 with an empty body, expires_in is a string", async () => {
    const path = `${world.daraja.url}/oauth/v1/generate?grant_type=client_credentials`;
    const wrong = await request("GET", path, undefined, { authorization: `Basic ${btoa("a:b")}` });
    expect([wrong.status, wrong.text]).toEqual([400, ""]);
    const right = await request("GET", path, undefined, { authorization: `Basic ${btoa("sim-consumer:sim-secret")}` });
    expect(right.body.expires_in).toBe("3599");
  });

  test("a wrong bearer is 404.001.03; with single_token a new token ends the old one", async () => {
    await switches({ single_token: true });
    await darajaToken(world.daraja.url);
    const refused = await push("254712345678");
    expect([refused.status, refused.body.errorCode]).toEqual([404, "404.001.03"]);
  });
});

describe("push", () => {
  test("fields are checked one by one and named", async () => {
    const message = async (more: Record<string, unknown>) => (await push("254712345678", more)).body.errorMessage;
    expect(await message({ Amount: 10.5 })).toBe("Bad Request - Invalid Amount");
    expect(await message({ PhoneNumber: "0712345678" })).toBe("Bad Request - Invalid PhoneNumber");
    expect(await message({ Timestamp: "20200101000000" })).toBe("Bad Request - Invalid Timestamp");
    expect(await message({ AccountReference: "THIRTEEN-LONG" })).toBe("Bad Request - Invalid AccountReference");
    expect(await message({ TransactionDesc: undefined })).toBe("Bad Request - Invalid TransactionDesc");
    expect(await message({ TransactionType: "Other" })).toBe("Bad Request - Invalid TransactionType");
    expect(await message({ Password: "bm8=" })).toBe("Wrong credentials");
    expect(await message({ BusinessShortCode: "600999" })).toBe("Merchant does not exist");
  });

  test("a paid prompt calls back with typed metadata and a receipt", async () => {
    const pushed = await push("254712345678");
    expect(pushed.body).toMatchObject({ ResponseCode: "0" });
    await act(pushed, "pay");
    const stk = stkOf(await until(() => world.app.calls[0]));
    expect(stk).toMatchObject({ CheckoutRequestID: pushed.body.CheckoutRequestID, ResultCode: 0 });
    const metadata = isObject(stk.CallbackMetadata) ? stk.CallbackMetadata.Item : null;
    expect(metadata).toEqual([
      { Name: "Amount", Value: 250 },
      { Name: "MpesaReceiptNumber", Value: expect.stringMatching(/^[A-Z0-9]{10}$/) },
      { Name: "Balance" },
      { Name: "TransactionDate", Value: expect.any(Number) },
      { Name: "PhoneNumber", Value: 254712345678 },
    ]);
  });

  test("failures carry their code and no metadata", async () => {
    for (const [action, code] of [
      ["cancel", 1032],
      ["wrong_pin", 2001],
      ["no_funds", 1],
      ["timeout", 1037],
    ] as const) {
      world.app.calls.length = 0;
      await act(await push("254712345678"), action);
      const stk = stkOf(await until(() => world.app.calls[0]));
      expect([stk.ResultCode, stk.CallbackMetadata]).toEqual([code, undefined]);
    }
  });

  test("phone endings force every result", async () => {
    const endings: Record<string, unknown> = {
      "90000": 0,
      "90001": 1,
      "90017": 17,
      "90026": 26,
      "91001": 1001,
      "91019": 1019,
      "91025": 1025,
      "91032": 1032,
      "91037": 1037,
      "92001": 2001,
      "92028": 2028,
      "99999": 9999,
      "97001": "SFC_IC0003",
      "97008": "E3008",
    };
    for (const [ending, code] of Object.entries(endings)) {
      const pushed = await push(`2547123${ending}`);
      const received = await until(() =>
        world.app.calls.find((one) => stkOf(one).CheckoutRequestID === pushed.body.CheckoutRequestID),
      );
      expect(stkOf(received).ResultCode).toBe(code);
    }
    await switches({ amount_outcomes: { "32": "1032" } });
    world.app.calls.length = 0;
    await push("254712345678", { Amount: 132 });
    expect(stkOf(await until(() => world.app.calls[0])).ResultCode).toBe(1032);
  });

  test("callbacks misbehave on demand: never, twice, before the answer, wrong amount, unknown id, paid after cancel", async () => {
    const silent = await push("254712397002");
    await until(async () => (await query(silent)).body.ResultCode === "0");
    expect(world.app.calls.length).toBe(0);
    await push("254712397003");
    await until(() => world.app.calls.length === 2);
    world.app.calls.length = 0;
    await push("254712397004");
    expect(world.app.calls.length).toBe(1);
    await push("254712397006");
    expect((await until(() => world.app.calls[1])).body.toString()).toContain('"Value":251');
    const unknown = await push("254712397007");
    expect(stkOf(await until(() => world.app.calls[2])).CheckoutRequestID).not.toBe(unknown.body.CheckoutRequestID);
    world.app.calls.length = 0;
    await push("254712397010");
    await until(() => world.app.calls.length === 2);
    expect(world.app.calls.map((one) => stkOf(one).ResultCode)).toEqual([1032, 0]);
  });

  test("a second prompt on the phone is 1001, the same amount again is 17, a wrong party is 2028", async () => {
    const first = await push("254712345678");
    await push("254712345678", { Amount: 300 });
    expect(stkOf(await until(() => world.app.calls[0])).ResultCode).toBe(1001);
    await switches({ lock_style: "envelope" });
    expect((await push("254712345678")).body.errorCode).toBe("500.001.1001");
    await act(first, "pay");
    await until(() => world.app.calls.length === 2);
    await push("254712345678");
    expect(stkOf(await until(() => world.app.calls[2])).ResultCode).toBe(17);
    await push("254712345679", { PartyB: "600999" });
    expect(stkOf(await until(() => world.app.calls[3])).ResultCode).toBe(2028);
    const till = await push("254712345670", { TransactionType: "CustomerBuyGoodsOnline", PartyB: "500500" });
    await act(till, "cancel");
    expect(stkOf(await until(() => world.app.calls[4])).ResultCode).toBe(1032);
  });

  test("a prompt nobody answers ends in 1037, an unreachable phone too, and an empty one in 1", async () => {
    await switches({ prompt_timeout_ms: 20 });
    await push("254712345678");
    expect(stkOf(await until(() => world.app.calls[0])).ResultCode).toBe(1037);
    await switches({ prompt_timeout_ms: 60_000 });
    await control("PUT", "handset", { phone: "0712345679", off: true });
    await push("254712345679");
    expect(stkOf(await until(() => world.app.calls[1])).ResultCode).toBe(1037);
    await control("PUT", "handset", { phone: "0712345679", no_funds: true });
    await switches({ default_action: "pay" });
    await push("254712345679");
    expect(stkOf(await until(() => world.app.calls[2])).ResultCode).toBe(1);
  });

  test("callbacks are dropped, doubled and tried again by switches, from another address", async () => {
    await switches({ drop_callbacks: 1, default_action: "pay" });
    const dropped = await push("254712345678");
    await until(async () => (await query(dropped)).body.ResultCode === "0");
    expect(world.app.calls.length).toBe(0);
    await switches({ drop_callbacks: 0, callback_retry_times: 5, callback_retry_ms: 5, source_address: "127.0.0.2" });
    world.app.answer(() => json(503, {}));
    await push("254712345679");
    await until(() => world.app.calls.length >= 2);
    world.app.answer(() => json(200, {}));
  });
});

test("prompts, payments and registered URLs outlive a restart", async () => {
  const pushed = await push("254712345678");
  const receipt = (await control("POST", "c2b", { account: "1001", amount: 500, msisdn: "0712345679" })).body.receipt;
  await world.restart();
  expect((await control("GET", "payments")).text).toContain(String(receipt));
  await act(pushed, "pay");
  await until(() => world.app.calls.some((one) => stkOf(one).CheckoutRequestID === pushed.body.CheckoutRequestID));
});

test("faults answer as asked: internal error, spike, HTML, silence", async () => {
  for (const [kind, status] of [
    ["http", 500],
    ["spike", 429],
    ["html", 503],
    ["empty_500", 500],
  ] as const) {
    await control("POST", "faults", { kind, path: "/mpesa/stkpush" });
    expect((await push("254712345678")).status).toBe(status);
  }
  await control("POST", "faults", { kind: "reset", accepts: true });
  await expect(push("254712345678")).rejects.toThrow();
  expect((await control("GET", "prompts")).body.prompts).toHaveLength(1);
});
