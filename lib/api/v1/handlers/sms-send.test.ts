import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ensurePlatformConnections } from "#/lib/connections/ensure-platform-connections.ts";
import { fixedClock } from "#/lib/core/clock.ts";
import { addOptOut } from "#/lib/opt-outs/add-opt-out.ts";
import { call, newKey, useRuntime, type CallResult } from "#/lib/testing/call-route.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";

const clock = fixedClock(new Date("2026-03-02T16:00:00Z"));
let world: TestWorld;
let tenants: { tenant: TestTenant; key: string }[];

beforeAll(async () => {
  world = await createTestWorld({ clock });
  useRuntime(world);
  await ensurePlatformConnections(world.platform);
  tenants = await Promise.all(
    [0, 12, 100_000].map(async (balanceKes) => {
      const tenant = await world.newTenant({ balanceKes, sender: `OWN${balanceKes}` });
      await world.pools.platform.sql`
        insert into senders (id, tenant_id, name, status, traffic_class)
        values (${`snd_${balanceKes}`}, ${tenant.id}, ${`OFFER${balanceKes}`}, 'approved', 'promotional')`;
      for (const ctx of [tenant.live, tenant.test]) await addOptOut(ctx, { phone: "254733000001", source: "api" });
      return { tenant, key: await newKey(tenant.live) };
    }),
  );
});
afterAll(() => world.close());

const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 99_999_999 }).map((n) => `07${String(n).padStart(8, "0")}`) },
  fc.constantFrom(
    "0733000001",
    "+254 733 000 001",
    "0712345678",
    "254712345678",
    "0203000000",
    "12",
    "7.1E+8",
    "",
    " ",
  ),
  fc.constantFrom(712345678, 254733000001),
  fc.string({ maxLength: 40 }),
);
const words = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom("Your results are ready", "Habari, karibu!", "Half price today STOP*456*9*5#"),
  },
  fc.integer({ min: 1, max: 1700 }).map((length) => "a".repeat(length)),
  fc.constantFrom("", "  ", "Usiku mwema 😀", "\u0000", "é".repeat(75)),
  fc.string({ maxLength: 200, unit: "binary" }),
);
const odds = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ sender: fc.constantFrom("OWN0", "OWN12", "OWN100000", "OFFER12", "OFFER100000") }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      schedule_at: fc.constantFrom("2026-03-02T20:00:00+03:00", "2026-03-03T10:00:00", "2026-03-03"),
    }),
  },
  fc.record({ sender: fc.constantFrom("NOBODY", "far too long a name", "1234", "") }),
  fc.record({ traffic_class: fc.constantFrom("transactional", "promotional", "political") }),
  fc.record({ reference: fc.constantFrom("visit-1042", "", "\u0000") }),
  fc.record({
    schedule_at: fc.constantFrom("2026-03-02T15:59:30Z", "2026-03-01T10:00:00Z", "2026-08-01T10:00:00Z", "tomorrow", 7),
  }),
  fc.record({
    callback_url: fc.constantFrom("https://clinic.example/sms", "https://10.0.0.1/sms", "ftp://clinic.example", "", 1),
  }),
  fc.record({ unknown: fc.constant(1) }),
);
const rest = fc.array(odds, { maxLength: 2 }).map((fields): object => Object.assign({}, ...fields));
const body = fc
  .tuple(
    fc.oneof(
      fc.record({ recipient: number, message: words }),
      fc.record({ recipients: fc.array(number, { maxLength: 12 }), message: words }),
      fc.record({ messages: fc.array(fc.record({ recipient: number, message: words }), { maxLength: 6 }) }),
      fc.record({ recipient: number, recipients: fc.array(number, { maxLength: 2 }), message: words }),
    ),
    rest,
  )
  .map(([form, more]) => ({ ...form, ...more }));

/** What a caller learns, without what differs by nature: ids, and that it was a rehearsal. */
function learned({ status, json }: CallResult): unknown {
  const { request_id: _request, message_id: _message, dry_run: _rehearsal, recipients, ...told } = json;
  const rows = Array.isArray(recipients)
    ? recipients.map(({ message_id: _id, ...row }: Record<string, unknown>) => row)
    : null;
  return { status, told, rows };
}

async function countRows(): Promise<Record<string, number>> {
  const [row] = await world.pools.platform.sql<Record<string, number>[]>`
    select (select count(*)::int from messages) as messages, (select count(*)::int from message_requests) as requests,
      (select count(*)::int from ledger_transfers) as transfers, (select count(*)::int from wallet_transactions) as lines,
      (select count(*)::int from idempotency_keys) as keys, (select count(*)::int from outbox) as outbox,
      (select count(*)::int from tenant_events) as events, (select count(*)::int from audit_log) as audit`;
  return { ...row };
}

describe("dry_run", () => {
  test("says of 1,000 random requests what sending then says: verdict, price and errors", async () => {
    const seen = new Set<unknown>();
    await fc.assert(
      fc.asyncProperty(body, fc.nat(2), async (asked, index) => {
        const key = tenants[index]?.key ?? "";
        const dry = await call("POST", "/api/v1/sms/send", { key, body: { ...asked, dry_run: true } });
        const real = await call("POST", "/api/v1/sms/send", { key, body: asked });
        expect(learned(dry)).toEqual(learned(real));
        const outcome = real.status === 202 ? `202 ${String(real.json["status"])}` : real.json["code"];
        seen.add(outcome);
      }),
      { numRuns: 1_000 },
    );
    // The requests were of all kinds.
    expect([...seen]).toEqual(
      expect.arrayContaining([
        "202 queued",
        "202 scheduled",
        "wallet.insufficient_balance",
        "http.invalid_request",
        "senders.not_approved",
        "messaging.schedule_passed",
      ]),
    );
  }, 120_000);

  test("leaves nothing behind, with an Idempotency-Key too", async () => {
    const key = tenants[2]?.key ?? "";
    const before = await countRows();
    const asked = { recipients: ["0712345678", "bad"], message: "Hello", dry_run: true };
    for (let round = 0; round < 3; round++) {
      const answer = await call("POST", "/api/v1/sms/send", {
        key,
        body: asked,
        headers: { "idempotency-key": "dry" },
      });
      expect(answer).toMatchObject({ status: 202, json: { dry_run: true, cost: 1 } });
      expect(answer.headers["idempotent-replayed"]).toBeUndefined();
    }
    expect(await countRows()).toEqual(before);
  });

  test("uses up a request of the minute", async () => {
    useRuntime(world, { rateLimits: true });
    const tenant = await world.newTenant({ balanceKes: 10 });
    const key = await newKey(tenant.live);
    const asked = { recipient: "0712345678", message: "Hello", dry_run: true };
    const remaining = [];
    for (let round = 0; round < 2; round++) {
      const { headers } = await call("POST", "/api/v1/sms/send", { key, body: asked });
      remaining.push(Number(headers["ratelimit-remaining"]));
    }
    expect(remaining[1]).toBe((remaining[0] ?? 0) - 1);
    useRuntime(world);
  });
});

describe("messages/send", () => {
  test("sends by sms, and refuses channels that are not there yet", async () => {
    const key = tenants[2]?.key ?? "";
    const asked = { recipient: "0712345678", message: "Hello" };
    const sent = await call("POST", "/api/v1/messages/send", { key, body: { channel: "sms", ...asked } });
    expect(sent).toMatchObject({ status: 202, json: { status: "queued", cost: 1 } });
    for (const channel of ["whatsapp", "email"]) {
      const refused = await call("POST", "/api/v1/messages/send", { key, body: { channel, ...asked } });
      expect(refused).toMatchObject({
        status: 422,
        json: { code: "messaging.channel_not_available", param: "channel" },
      });
    }
    expect(await call("POST", "/api/v1/messages/send", { key, body: asked })).toMatchObject({
      status: 400,
      json: { param: "channel" },
    });
  });
});

describe("whatever is sent", () => {
  const paths = ["/api/v1/sms/send", "/api/v1/messages/send", "/api/v1/opt-outs"] as const;

  test("600 malformed bodies get an answer below 500", async () => {
    const key = tenants[1]?.key ?? "";
    const raw = fc.oneof(
      fc.json(),
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.anything({ maxDepth: 4 }).map((value) => JSON.stringify(value) ?? "null"),
      body.map((value) => JSON.stringify(value).slice(0, -3)),
      fc
        .tuple(body, fc.string(), fc.anything({ maxDepth: 2 }))
        .map(([value, name, odd]) => JSON.stringify({ ...value, [name]: odd })),
      fc
        .tuple(body, fc.anything({ maxDepth: 2 }))
        .map(([value, odd]) => JSON.stringify({ ...value, message: odd, channel: "sms" })),
      fc.tuple(number, words).map(([phone, text]) => JSON.stringify({ phone_number: phone, message: text })),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), raw, async (path, text) => {
        const { status, json } = await call("POST", path, { key, body: text });
        expect(status < 500 ? status < 400 || typeof json["code"] === "string" : json).toBe(true);
      }),
      { numRuns: 600 },
    );
  }, 60_000);

  test("odd queries get an answer below 500", async () => {
    const key = tenants[1]?.key ?? "";
    const names = [
      "from_date",
      "to_date",
      "status",
      "sender",
      "recipient",
      "reference",
      "limit",
      "cursor",
      "page",
      "per_page",
      "odd",
    ];
    const value = fc.oneof(
      fc.constantFrom("2026-03-02", "0001-01-01", "9999-12-31", "delivered", "20", "-1", "1e9", "0712345678", "\u0000"),
      fc.string({ unit: "binary", maxLength: 40 }),
    );
    const reads = ["/api/v1/messages", "/api/v1/sms/history", "/api/v1/sms/statistics", "/api/v1/opt-outs"] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...reads),
        fc.dictionary(fc.constantFrom(...names), value),
        async (path, query) => {
          const { status, json } = await call("GET", `${path}?${new URLSearchParams(query)}`, { key });
          expect(status < 500 || json).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  }, 60_000);
});
