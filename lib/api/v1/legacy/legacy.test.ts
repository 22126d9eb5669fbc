import { afterAll, beforeAll, expect, test } from "vitest";
import { ensurePlatformConnections } from "#/lib/connections/ensure-platform-connections.ts";
import { call, newKey, useRuntime, type CallResult } from "#/lib/testing/call-route.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";

// One golden answer per line of the former API's description. Ids and times differ; everything else is as written there.

let world: TestWorld;
let tenant: TestTenant;
let key: string;

beforeAll(async () => {
  world = await createTestWorld();
  await ensurePlatformConnections(world.platform);
  useRuntime(world);
  tenant = await world.newTenant({ balanceKes: 1050, sender: "AFYACLINIC" });
  key = await newKey(tenant.live);
});

afterAll(() => world.close());

const ask = (method: string, path: string, body?: unknown): Promise<CallResult> =>
  call(method, `/api/${tenant.id}/${path}`, { key, body });

async function sendOne(): Promise<string> {
  const { json } = await ask("POST", "sms/send", { recipient: "0712345678", message: "Hello", sender: "AFYACLINIC" });
  return String(json["message_id"]);
}

test("POST sms/send answers sent, with 200 and four fields", async () => {
  const { balance } = (await ask("GET", "client/balance")).json;
  const body = { recipient: "0712345678", message: "Hello", sender: "AFYACLINIC", priority: "high" };
  const { status, json } = await ask("POST", "sms/send", body);
  expect(status).toBe(200);
  expect(json).toEqual({
    status: "sent",
    message_id: expect.stringMatching(/^msg_/),
    cost: 1,
    balance: Number(balance) - 1,
  });
});

test("GET sms/status/{message_id} speaks the former five words", async () => {
  const id = await sendOne();
  const { status, json } = await ask("GET", `sms/status/${id}`);
  expect(status).toBe(200);
  expect(json).toEqual({
    message_id: id,
    status: "pending",
    recipient: "254712345678",
    cost: 1,
    sent_at: null,
    delivered_at: null,
    error_message: null,
  });
  const statusAfter = async (present: string, reason: string | null = null) => {
    const other = await sendOne();
    await world.pools.platform
      .sql`update messages set status = ${present}, reason = ${reason}, connection_id = null where id = ${other}`;
    return (await ask("GET", `sms/status/${other}`)).json;
  };
  expect((await statusAfter("sending"))["status"]).toBe("sending");
  expect((await statusAfter("unconfirmed"))["status"]).toBe("sending");
  expect((await statusAfter("sent"))["status"]).toBe("sent");
  expect((await statusAfter("delivered"))["status"]).toBe("delivered");
  for (const present of ["undelivered", "failed", "rejected", "cancelled"]) {
    expect(await statusAfter(present, "absent_subscriber")).toMatchObject({
      status: "failed",
      error_message: "The phone could not be reached",
    });
  }
});

test("GET client/balance", async () => {
  const { status, json } = await ask("GET", "client/balance");
  expect(status).toBe(200);
  const balance = Number(json["balance"]);
  expect(json).toEqual({ balance, currency: "KES", units: balance, price_per_unit: 1 });
});

test("POST wallet/topup prompts the phone, and GET wallet/topup/{txn} tells how it stands", async () => {
  const asked = { amount: 1000, payment_method: "mpesa", phone_number: "254712345678" };
  const started = await ask("POST", "wallet/topup", asked);
  expect(started.status).toBe(200);
  expect(started.json).toEqual({
    status: "pending",
    message: "Please check your phone for M-Pesa prompt",
    transaction_id: expect.stringMatching(/^TXN-\d{8}-\d{4}$/),
    amount: 1000,
    checkout_request_id: expect.stringMatching(/^ws_/),
  });
  const reference = String(started.json["transaction_id"]);
  const status = await ask("GET", `wallet/topup/${reference}`);
  expect(status.status).toBe(200);
  expect(status.json).toEqual({
    transaction_id: reference,
    status: "processing",
    amount: 1000,
    payment_method: "mpesa",
    mpesa_receipt: null,
    completed_at: null,
  });
  await world.pools.platform.sql`
    update payments set status = 'expired', next_query_at = null
    where id = (select payment_id from wallet_transactions where reference = ${reference} and tenant_id = ${tenant.id})`;
  expect((await ask("GET", `wallet/topup/${reference}`)).json["status"]).toBe("failed");
});

test("GET wallet/transactions pages booked lines under their seq; the type filter takes both vocabularies", async () => {
  await sendOne();
  const { status, json } = await ask("GET", "wallet/transactions?page=1&per_page=2&unknown=1");
  expect(status).toBe(200);
  const total = Number((json["meta"] as { total: number }).total);
  expect(json).toEqual({
    data: [
      {
        id: total,
        type: "debit",
        amount: 1,
        payment_method: null,
        mpesa_receipt: null,
        status: "completed",
        created_at: expect.stringMatching(/Z$/),
      },
      expect.objectContaining({ id: total - 1 }),
    ],
    meta: { current_page: 1, total, per_page: 2 },
  });
  const typesOf = async (type: string) => {
    const rows = (await ask("GET", `wallet/transactions?type=${type}`)).json["data"] as { type: string }[];
    return [...new Set(rows.map((row) => row.type))];
  };
  expect(await typesOf("debit")).toEqual(["debit"]);
  expect(await typesOf("deduction")).toEqual(["debit"]);
  expect(await typesOf("credit")).toEqual(["credit"]);
  expect(await typesOf("adjustment")).toEqual(["credit"]);
  expect(await typesOf("refund")).toEqual([]);
});

test("PUT webhooks/config sets the one endpoint and takes a secret of eight characters", async () => {
  const body = {
    webhook_url: "https://clinic.example/hook",
    webhook_secret: "12345678",
    events: ["message.delivered"],
  };
  const { status, json } = await ask("PUT", "webhooks/config", body);
  expect(status).toBe(200);
  expect(json).toEqual({
    webhook_url: "https://clinic.example/hook",
    events: ["message.delivered"],
    active: true,
  });
});

test("GET analytics/summary", async () => {
  const { status, json } = await ask("GET", "analytics/summary");
  expect(status).toBe(200);
  expect(json).toEqual({
    today: {
      messages_sent: expect.any(Number),
      cost: expect.any(Number),
      delivered: expect.any(Number),
      failed: expect.any(Number),
    },
    this_month: {
      messages_sent: expect.any(Number),
      cost: expect.any(Number),
      top_ups: 0,
      total_topped_up: 0,
    },
  });
});

test("GET analytics/daily", async () => {
  await sendOne();
  const { status, json } = await ask("GET", "analytics/daily");
  expect(status).toBe(200);
  expect(json).toEqual({
    data: [
      {
        date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        messages_sent: expect.any(Number),
        messages_delivered: expect.any(Number),
        messages_failed: expect.any(Number),
        cost: expect.any(Number),
      },
    ],
  });
});

const sameAsV1: [method: string, path: string, body?: unknown][] = [
  ["GET", "sms/history"],
  ["GET", "sms/statistics?from_date=2026-01-01&to_date=2026-01-31"],
  ["GET", "client/statistics"],
  ["GET", "wallet/balance"],
  ["POST", "wallet/check-sufficient", { amount: 5 }],
];

test.each(sameAsV1)("%s %s answers in v1's shape", async (method, path, body) => {
  const legacy = await ask(method, path, body);
  const v1 = await call(method, `/api/v1/${path}`, { key, body });
  expect(v1.status).toBe(200);
  expect(legacy).toMatchObject({ status: 200, json: v1.json });
});

test.each(["wallet/sync", "wallet/test-connection"])("POST %s is refused with 409 as in v1", async (path) => {
  expect(await ask("POST", path)).toMatchObject({
    status: 409,
    json: { status: "error", code: "connections.not_configured" },
  });
});

test("POST messages/send and wallet/topup/manual answer in v1's shape, with 200", async () => {
  const message = { channel: "sms", recipient: "0712345678", message: "Hello", extra: true };
  const sent = await ask("POST", "messages/send", message);
  expect(sent).toMatchObject({ status: 200, json: { status: "queued", cost: 1, currency: "KES" } });
  const manual = await ask("POST", "wallet/topup/manual", { amount: 500, payment_method: "bank", proof: "FT26061A" });
  expect(manual).toMatchObject({ status: 200, json: { status: "pending", amount: 500, payment_method: "bank" } });
});

test("an error has v1's status, and status, message and code beside the problem's fields", async () => {
  const { status, json } = await ask("POST", "sms/send", { recipient: "12", message: "Hello" });
  expect(status).toBe(400);
  expect(json).toMatchObject({
    status: "error",
    message: expect.any(String),
    code: "messaging.invalid_recipient",
    param: "recipient",
    request_id: expect.stringMatching(/^rid_/),
    doc_url: "http://localhost:3999/docs/errors/messaging.invalid_recipient",
  });
});

test("another client's id in the path is refused with 403", async () => {
  const other = await world.newTenant();
  const { status, json } = await call("GET", `/api/${other.id}/client/balance`, { key });
  expect(status).toBe(403);
  expect(json).toMatchObject({ status: "error", code: "auth.client_mismatch" });
});

test("only digits are a client id", async () => {
  await expect(call("GET", "/api/abc/client/balance", { key })).rejects.toThrow("No route");
});
