import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { eatDateTime } from "../eat.ts";
import { json } from "../http.ts";
import { until } from "../testing/client.ts";
import { parsed, startDarajaWorld, stkOf } from "../testing/daraja-world.ts";

const world = await startDarajaWorld();
const { act, call, control, push, query, switches } = world;

describe("query", () => {
  test("pending has two forms, results are strings, wrong credentials share a code", async () => {
    const pushed = await push("254712345678");
    expect((await query(pushed)).body).toMatchObject({
      errorCode: "500.001.1001",
      errorMessage: "The transaction is being processed",
    });
    await switches({ pending_form: "4999" });
    expect((await query(pushed)).body.ResultCode).toBe("4999");
    await act(pushed, "cancel");
    expect((await query(pushed)).body.ResultCode).toBe("1032");
    expect((await query(pushed, { Password: "eA==" })).body).toMatchObject({
      errorCode: "500.001.1001",
      errorMessage: "Wrong credentials",
    });
    await switches({ queries_per_second: 1 });
    const several = await Promise.all([query(pushed), query(pushed), query(pushed)]);
    expect(several.some((one) => one.status === 429 && one.body.errorCode === "500.003.02")).toBe(true);
  });

  test("a late callback comes after the query has said that it is pending", async () => {
    await switches({ late_callback_ms: 200 });
    const pushed = await push("254712397005");
    expect((await query(pushed)).status).toBe(500);
    expect(stkOf(await until(() => world.app.calls[0])).ResultCode).toBe(0);
    expect((await query(pushed)).body.ResultCode).toBe("0");
  });
});

describe("C2B", () => {
  const urls = () => ({
    ShortCode: "600111",
    ResponseType: "Completed",
    ConfirmationURL: `${world.app.url}/confirmation`,
    ValidationURL: `${world.app.url}/validation`,
  });
  const pay = (more: Record<string, unknown> = {}) =>
    control("POST", "c2b", { account: "1001", amount: 500, msisdn: "0712345678", ...more });

  test("banned words and a wrong ResponseType are refused", async () => {
    const refused = await call("/mpesa/c2b/v2/registerurl", { ...urls(), ConfirmationURL: `${world.app.url}/mpesa/c` });
    expect(refused.body.errorMessage).toBe("Bad Request - Invalid ConfirmationURL");
    expect((await call("/mpesa/c2b/v2/registerurl", { ...urls(), ResponseType: "completed" })).status).toBe(400);
  });

  test("a payment is validated, then confirmed; the number is masked in v2 and hashed in v1", async () => {
    await call("/mpesa/c2b/v2/registerurl", urls());
    const paid = await pay();
    expect(paid.body).toMatchObject({ status: "completed", validation: "accepted", confirmation: 200 });
    expect(world.app.calls.map((one) => one.path)).toEqual(["/validation", "/confirmation"]);
    expect(parsed(world.app.calls[0]).OrgAccountBalance).toBe("");
    expect(parsed(world.app.calls[1])).toMatchObject({
      TransID: paid.body.receipt,
      TransAmount: "500.00",
      BillRefNumber: "1001",
      MSISDN: "25471****678",
      OrgAccountBalance: "500.00",
    });
    await call("/mpesa/c2b/v1/registerurl", urls());
    await pay({ confirm_times: 2 });
    expect(world.app.calls.length).toBe(5);
    expect(parsed(world.app.calls[4]).MSISDN).toBe(createHash("sha256").update("254712345678").digest("hex"));
  });

  test("a refusal moves no money; an unreachable validation follows ResponseType", async () => {
    await call("/mpesa/c2b/v2/registerurl", urls());
    world.app.answer(() => json(200, { ResultCode: "C2B00012", ResultDesc: "Rejected" }));
    expect((await pay()).body).toMatchObject({ status: "rejected", code: "C2B00012" });
    expect((await control("GET", "payments")).body.payments).toEqual([]);
    world.app.answer(() => "hang");
    await switches({ c2b_validation_timeout_ms: 30, drop_callbacks: 1 });
    expect((await pay()).body).toMatchObject({ status: "completed", validation: "unreachable" });
    await call("/mpesa/c2b/v2/registerurl", { ...urls(), ResponseType: "Cancelled" });
    expect((await pay()).body.status).toBe("rejected");
  });

  test("simulate pays, and a push confirms too when the switch is on, with its receipt", async () => {
    await call("/mpesa/c2b/v2/registerurl", urls());
    await call("/mpesa/c2b/v2/simulate", {
      ShortCode: "600111",
      CommandID: "CustomerPayBillOnline",
      Amount: 10,
      Msisdn: "254712345678",
      BillRefNumber: "1001",
    });
    await until(() => world.app.calls.length === 2);
    await switches({ push_confirms: true, default_action: "pay" });
    await push("254712345678");
    const [first, second] = await until(() => (world.app.calls.length === 4 ? world.app.calls.slice(2) : null));
    const confirmation = first?.path === "/confirmation" ? first : second;
    const callback = first?.path === "/stk" ? first : second;
    expect(String(callback?.body)).toContain(String(parsed(confirmation).TransID));
  });
});

test("status and reversal are acknowledged, then answered in Result; pull nests its rows", async () => {
  const receipt = (await control("POST", "c2b", { account: "1001", amount: 500, msisdn: "0712345678" })).body.receipt;
  const body = {
    Initiator: "api",
    SecurityCredential: "eA==",
    TransactionID: receipt,
    PartyA: "600111",
    IdentifierType: "4",
    ResultURL: `${world.app.url}/result`,
    QueueTimeOutURL: `${world.app.url}/timeout`,
    Remarks: "r",
  };
  const ack = await call("/mpesa/transactionstatus/v1/query", { ...body, CommandID: "TransactionStatusQuery" });
  expect(ack.body.ResponseCode).toBe("0");
  expect(parsed(await until(() => world.app.calls[0])).Result).toMatchObject({
    ResultCode: 0,
    ConversationID: ack.body.ConversationID,
    ResultParameters: { ResultParameter: expect.arrayContaining([{ Key: "ReceiptNo", Value: receipt }]) },
  });
  const reversal = {
    ...body,
    CommandID: "TransactionReversal",
    Amount: 500,
    ReceiverParty: "600111",
    RecieverIdentifierType: "11",
  };
  for (const [index, code] of [
    [1, 0],
    [2, "R000001"],
  ] as const) {
    await call("/mpesa/reversal/v1/request", reversal);
    expect(parsed(await until(() => world.app.calls[index])).Result).toMatchObject({ ResultCode: code });
  }
  await switches({ queue_timeout: true });
  await call("/mpesa/reversal/v1/request", reversal);
  expect((await until(() => world.app.calls[3])).path).toBe("/timeout");
  const period = {
    ShortCode: "600111",
    StartDate: eatDateTime(Date.now() - 60_000),
    EndDate: eatDateTime(Date.now()),
    OffSetValue: "0",
  };
  expect((await call("/pulltransactions/v1/query", period)).body).toMatchObject({
    ResponseCode: "1000",
    Response: [[{ transactionId: receipt, billreference: "1001" }]],
  });
  expect(
    (await call("/pulltransactions/v1/query", { ...period, StartDate: eatDateTime(Date.now() - 72 * 3_600_000) }))
      .status,
  ).toBe(400);
});
