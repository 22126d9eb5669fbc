import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ensurePlatformConnections } from "#/lib/connections/ensure-platform-connections.ts";
import { fixedClock } from "#/lib/core/clock.ts";
import { call, newKey, useRuntime } from "#/lib/testing/call-route.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";

const clock = fixedClock(new Date("2026-03-02T07:00:00Z"));
let world: TestWorld;
let tenant: TestTenant;
let key: string;
let stranger: string;

beforeAll(async () => {
  world = await createTestWorld({ clock });
  useRuntime(world);
  await ensurePlatformConnections(world.platform);
  stranger = await newKey((await world.newTenant({ balanceKes: 10 })).live);
});
beforeEach(async () => {
  tenant = await world.newTenant({ balanceKes: 100, sender: null });
  await world.pools.platform.sql`
    insert into senders (id, tenant_id, name, status) values (${`snd_${tenant.id}`}, ${tenant.id}, ${`C${tenant.id}`}, 'approved')`;
  key = await newKey(tenant.live);
});
afterAll(() => world.close());

const get = (path: string, as = key) => call("GET", `/api/v1/${path}`, { key: as });
const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  call("POST", `/api/v1/${path}`, { key, body, headers });

async function send(change: object = {}): Promise<string> {
  clock.advance(1);
  const { json } = await post("sms/send", { recipient: "0712345678", message: "Your results are ready", ...change });
  return String(json["message_id"]);
}

function rowsOf(json: Record<string, unknown>): Record<string, unknown>[] {
  return Array.isArray(json["data"]) ? json["data"] : [];
}

describe("200", () => {
  test("messages/{id}: the message with its text, times and statement lines", async () => {
    const id = await send({ reference: "visit-7", schedule_at: "2026-03-02T12:00:00" });
    expect((await get(`messages/${id}`)).json).toMatchObject({
      message_id: id,
      channel: "sms",
      message: "Your results are ready",
      status: "scheduled",
      scheduled_at: "2026-03-02T09:00:00.000Z",
      reference: "visit-7",
      cost: 1,
      transactions: [{ type: "deduction", direction: "debit", amount: 1, messages: 1 }],
    });
  });

  test("messages and sms/history: pages by cursor, every message once; history in numbered pages too", async () => {
    const ids: string[] = [];
    for (let number = 0; number < 5; number++) ids.unshift(await send());
    for (const path of ["messages", "sms/history"]) {
      const first = (await get(`${path}?limit=3`)).json;
      const second = (await get(`${path}?limit=3&cursor=${String(first["next_cursor"])}`)).json;
      expect([...rowsOf(first), ...rowsOf(second)].map((row) => row["message_id"])).toEqual(ids);
      expect(second["next_cursor"]).toBeNull();
    }
    const numbered = (await get("sms/history?page=2&per_page=2")).json;
    expect(rowsOf(numbered).map((row) => row["message_id"])).toEqual(ids.slice(2, 4));
    expect(numbered["meta"]).toEqual({ current_page: 2, per_page: 2, total: 5 });
    expect(numbered["next_cursor"]).toBe(ids[3]);
  });

  test("filters: dates in the tenant's zone, status, sender, recipient in any form, reference", async () => {
    const id = await send({ recipient: "0722000001", reference: "r-1" });
    await send({ schedule_at: "2026-03-03T12:00:00" });
    const found = async (query: string) =>
      rowsOf((await get(`messages?${query}`)).json).map((row) => row["message_id"]);
    expect(await found("recipient=%2B254722000001")).toEqual([id]);
    expect(await found("reference=r-1")).toEqual([id]);
    expect(await found("status=queued")).toEqual([id]);
    expect(await found("from_date=2026-03-02&to_date=2026-03-02")).toHaveLength(2);
    expect(await found("to_date=2026-03-01")).toEqual([]);
    expect(await found(`sender=C${tenant.id}&status=scheduled`)).toHaveLength(1);
  });

  test("messages/{id}/cancel: once, its price back; the same key gets the same answer", async () => {
    const [id, other] = [await send(), await send()];
    const once = { "idempotency-key": "cancel-1" };
    const first = await post(`messages/${id}/cancel`, {}, once);
    expect(first).toMatchObject({
      status: 200,
      json: { status: "cancelled", cost: 0, refund: { amount: 1, balance: 99 } },
    });
    const again = await post(`messages/${id}/cancel`, {}, once);
    expect(again).toMatchObject({ status: 200, json: first.json, headers: { "idempotent-replayed": "true" } });
    expect(await post(`messages/${other}/cancel`, {}, once)).toMatchObject({
      status: 422,
      json: { code: "idempotency.key_reused" },
    });
    expect(await post(`messages/${id}/cancel`, {})).toMatchObject({
      status: 409,
      json: { code: "messaging.not_cancellable" },
    });
  });

  test("sms/statistics: by status and period", async () => {
    await send();
    await send({ schedule_at: "2026-03-03T12:00:00" });
    await post(`messages/${await send()}/cancel`, {});
    expect((await get("sms/statistics")).json).toMatchObject({
      total: 3,
      messages_sent: 1,
      cost: 2,
      by_status: { queued: 1, scheduled: 1, cancelled: 1, delivered: 0 },
    });
    expect((await get("sms/statistics?from_date=2026-02-01&to_date=2026-02-28")).json).toMatchObject({
      from: "2026-01-31T21:00:00.000Z",
      to: "2026-02-28T21:00:00.000Z",
      total: 0,
    });
  });

  test("opt-outs: added, listed, kept from messages, removed", async () => {
    expect(await post("opt-outs", { phone_number: "0712 345 678" })).toMatchObject({
      status: 201,
      json: { phone_number: "254712345678", source: "api" },
    });
    expect(rowsOf((await get("opt-outs")).json)).toMatchObject([{ phone_number: "254712345678" }]);
    expect(await post("sms/send", { recipient: "0712345678", message: "Hello" })).toMatchObject({
      status: 422,
      json: { code: "messaging.opted_out" },
    });
    const several = await post("sms/send", { recipients: ["0712345678", "0722345678"], message: "Hello" });
    expect(several).toMatchObject({
      status: 202,
      json: {
        cost: 1,
        recipients: [
          { status: "rejected", cost: 0, error: { code: "messaging.opted_out" } },
          { status: "queued", cost: 1 },
        ],
      },
    });
    expect((await call("DELETE", "/api/v1/opt-outs/0712345678", { key })).status).toBe(200);
    expect((await call("DELETE", "/api/v1/opt-outs/0712345678", { key })).json["code"]).toBe("opt_outs.not_found");
    expect((await post("sms/send", { recipient: "0712345678", message: "Hello" })).status).toBe(202);
  });
});

describe("refusals", () => {
  test("400: a cursor of no list, a day that is none, an unknown field", async () => {
    for (const [path, code, param] of [
      ["messages?cursor=abc", "http.invalid_cursor", "cursor"],
      ["sms/history?from_date=2026-02-30", "http.invalid_date", "from_date"],
      ["messages?recipient=12", "messaging.invalid_recipient", "recipient"],
      ["messages?colour=red", "http.invalid_request", "colour"],
      ["messages?limit=101", "http.invalid_request", "limit"],
    ] as const) {
      expect(await get(path)).toMatchObject({ status: 400, json: { code, param } });
    }
  });

  test("422: a period that ends before it begins, or is too long to sum", async () => {
    expect((await get("messages?from_date=2026-03-02&to_date=2026-03-01")).json["code"]).toBe("http.empty_period");
    expect((await get("sms/statistics?from_date=2024-01-01")).json["code"]).toBe("messaging.period_too_long");
  });

  test("403: a key that may only read does not cancel or suppress; one that may only write does not read", async () => {
    const id = await send();
    const [reader, writer] = [
      await newKey(tenant.live, ["messages:read"]),
      await newKey(tenant.live, ["messages:write"]),
    ];
    const refused = [
      await call("POST", `/api/v1/messages/${id}/cancel`, { key: reader }),
      await call("POST", "/api/v1/opt-outs", { key: reader, body: { phone_number: "0712345678" } }),
      await call("DELETE", "/api/v1/opt-outs/0712345678", { key: reader }),
      ...(await Promise.all(
        ["messages", `messages/${id}`, "sms/history", "sms/statistics", "opt-outs"].map((path) => get(path, writer)),
      )),
    ];
    expect(refused.map(({ status, json }) => [status, json["code"]])).toEqual(
      refused.map(() => [403, "auth.scope_missing"]),
    );
  });

  test("404: another tenant's message, and a live one by a test key", async () => {
    const id = await send();
    for (const other of [stranger, await newKey(tenant.test)]) {
      expect((await get(`messages/${id}`, other)).status).toBe(404);
      expect((await get(`sms/status/${id}`, other)).status).toBe(404);
      expect((await call("POST", `/api/v1/messages/${id}/cancel`, { key: other })).status).toBe(404);
      expect(rowsOf((await get("messages", other)).json)).toEqual([]);
    }
  });
});
