import { afterAll, beforeAll, expect, test } from "vitest";
import { createSandboxMobileMoney } from "#/lib/providers/mobile-money/sandbox/create-sandbox-mobile-money.ts";
import { systemClock } from "#/lib/core/clock.ts";
import type { MobileMoney } from "#/lib/payments/mobile-money.ts";
import { call, type CallResult } from "#/lib/testing/call-route.ts";
import { createApiWorld, urlOf, type ApiWorld, type Furnished } from "./testing/api-world.ts";
import { operations } from "./v1/index.ts";

const idempotent = operations.map(({ operation }) => operation).filter((operation) => operation.idempotent);

let world: ApiWorld;
let own: Furnished;
let pushes = 0;
/** While it is set, pushes wait for it. */
let gate: Promise<void> | null = null;

function countingMobileMoney(): MobileMoney {
  const sandbox = createSandboxMobileMoney({ clock: systemClock });
  return {
    ...sandbox,
    push: async (input) => {
      pushes += 1;
      await gate;
      return sandbox.push(input);
    },
  };
}

beforeAll(async () => {
  const road = countingMobileMoney();
  const mobileMoney = { live: road, test: road };
  world = await createApiWorld({
    ports: {
      mobileMoney,
      topUp: { mobileMoney, callbackUrlOf: (token) => `https://x.example/${token}`, limits: null },
    },
  });
  own = await world.furnish("live");
});

afterAll(() => world.close());

/** How many rows each table has that a POST can add to. */
async function countRows(): Promise<Record<string, number>> {
  const tables = [
    "messages",
    "message_requests",
    "payments",
    "webhook_endpoints",
    "webhook_deliveries",
    "senders",
    "opt_outs",
  ];
  const counts = await Promise.all(
    tables.map(async (table) => {
      const { sql } = world.pools.platform;
      const [row] = await sql<{ count: number }[]>`select count(*)::int as count from ${sql(table)}`;
      return [table, row?.count ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts);
}

function added(before: Record<string, number>, after: Record<string, number>): number {
  return Math.max(...Object.keys(after).map((table) => (after[table] ?? 0) - (before[table] ?? 0)));
}

test("every POST that creates or costs takes an Idempotency-Key", () => {
  const plain = operations
    .map(({ operation }) => operation)
    .filter((operation) => operation.method === "POST" && !operation.idempotent);
  expect(plain.map(({ id }) => id).sort()).toEqual([
    "wallet.check_sufficient",
    "wallet.sync",
    "wallet.test_connection",
  ]);
});

test.each(idempotent.map((operation) => [operation.id, operation] as const))(
  "%s: 100 parallel requests with one key have one effect and identical answers",
  async (id, operation) => {
    const before = await countRows();
    const pushesBefore = pushes;
    const headers = { "Idempotency-Key": `key-${id}` };
    const ask = () => own.call(operation, { headers });
    let answers = await Promise.all(Array.from({ length: 100 }, ask));
    // Those that came while the first was running were told to come back.
    const waiting = answers.filter(({ json }) => json["code"] === "idempotency.in_flight");
    expect(waiting.every(({ status, headers: told }) => status === 409 && Number(told["retry-after"]) > 0)).toBe(true);
    answers = [...answers.filter((answer) => !waiting.includes(answer)), ...(await Promise.all(waiting.map(ask)))];
    expect(answers).toHaveLength(100);
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBeLessThan(300);
    expect(answers.filter(({ headers: told }) => told["idempotent-replayed"] === undefined)).toHaveLength(1);
    expect(added(before, await countRows())).toBeLessThanOrEqual(1);
    expect(pushes - pushesBefore).toBeLessThanOrEqual(1);
  },
);

test.each(idempotent.map((operation) => [operation.id, operation] as const))(
  "%s: the same key with another body is refused with 422",
  async (id, operation) => {
    const body = { ...Object(operation.example.body), other: true };
    const withoutUnknown = operation.body.safeParse(body).success ? body : otherBodies[id];
    const options = { headers: { "Idempotency-Key": `key-${id}` }, body: withoutUnknown ?? "{ }" };
    expect(await own.call(operation, options)).toMatchObject({ status: 422, json: { code: "idempotency.key_reused" } });
  },
);

/** Another request of the same kind; where there is only one, the same in other bytes. */
const otherBodies: Record<string, unknown> = {
  "sms.send": { recipient: "0712345679", message: "Another text" },
  "messages.send": { channel: "sms", recipient: "0712345679", message: "Another text" },
  "wallet.topup": { amount: 2000, phone_number: "0712345678" },
  "wallet.topup_manual": { amount: 30000, proof: "FT26061ABCE" },
  "webhooks.create_endpoint": { url: "https://clinic.example/other", events: ["balance.low"] },
  "webhooks.test_endpoint": { event: "balance.low" },
  "senders.request": { sender_id: "AFYAOTHER" },
  "opt_outs.add": { phone_number: "0722000112" },
};

const topUp = (key: string, amount = 300): Promise<CallResult> =>
  call("POST", "/api/v1/wallet/topup", {
    key: own.key,
    body: { amount, phone_number: "0712345678" },
    headers: { "Idempotency-Key": key },
  });

test("a top-up that is still running answers 409 with Retry-After, and its first answer afterwards", async () => {
  let open = () => {};
  gate = new Promise((resolve) => {
    open = resolve;
  });
  const pushesBefore = pushes;
  const first = topUp("slow-top-up");
  await expect.poll(() => pushes).toBe(pushesBefore + 1);
  const second = await topUp("slow-top-up");
  expect(second).toMatchObject({
    status: 409,
    json: { code: "idempotency.in_flight" },
    headers: { "retry-after": "1" },
  });
  open();
  gate = null;
  const answer = await first;
  expect(answer.status).toBe(202);
  expect((await topUp("slow-top-up")).text).toBe(answer.text);
  expect(pushes).toBe(pushesBefore + 1);
});

test("a top-up whose process died after the push is found by its repeat, and the phone is asked once", async () => {
  const first = await topUp("crashed-top-up", 400);
  const pushesBefore = pushes;
  // As the dead process left it: the payment is there, the answer was never stored, the lock has run out.
  await world.pools.platform.sql`
    update idempotency_keys set status = null, answer = null, locked_until = now() - interval '1 second'
    where key = 'crashed-top-up'`;
  const repeat = await topUp("crashed-top-up", 400);
  expect(repeat.status).toBe(202);
  expect(repeat.json["transaction_id"]).toBe(first.json["transaction_id"]);
  expect(pushes).toBe(pushesBefore);
});

test("an endpoint and its stored answer are committed together", async () => {
  const ask = () =>
    call("POST", "/api/v1/webhooks/endpoints", {
      key: own.key,
      body: { url: "https://clinic.example/together", events: ["balance.low"] },
      headers: { "Idempotency-Key": "together" },
    });
  const first = await ask();
  const [stored] = await world.pools.platform
    .sql`select status, xmin::text as commit from idempotency_keys where key = 'together'`;
  const [endpoint] = await world.pools.platform.sql`
    select xmin::text as commit from webhook_endpoints where id = ${String(first.json["id"])}`;
  expect(stored).toMatchObject({ status: 201, commit: endpoint?.["commit"] });
});

const named = idempotent.filter(({ path }) => path.includes("{"));

test.each(named.map((operation) => [operation.id, operation] as const))(
  "%s: the same key for another thing is another request, never the first one's answer",
  async (id, operation) => {
    const fresh = await world.furnish("test");
    const headers = { "Idempotency-Key": `key-of-${id}` };
    expect((await fresh.call(operation, { headers })).status).toBe(operation.response.status);
    const url = operation.path.replace(/\{\w+\}/, "another");
    const answer = await call(operation.method, url, { key: fresh.key, headers, body: operation.example.body });
    expect(answer).toMatchObject({ status: 422, json: { code: "idempotency.key_reused" } });
  },
);

test("one request written in two ways is one request, another text is another", async () => {
  const send = (body: string) =>
    call("POST", "/api/v1/sms/send", { key: own.key, body, headers: { "Idempotency-Key": "written-otherwise" } });
  const first = await send('{"recipient": "0733345678", "message": "Hello", "reference": "a"}');
  const again = await send('{\n"reference":"a","message":"H\\u0065llo","recipient":"0733345678"}');
  expect([again.status, again.text]).toEqual([202, first.text]);
  expect(again.headers["idempotent-replayed"]).toBe("true");
  const other = await send('{"recipient": "0733345678", "message": "hello", "reference": "a"}');
  expect([other.status, other.json["code"]]).toEqual([422, "idempotency.key_reused"]);
});

test("a refused request leaves its key free", async () => {
  expect((await topUp("free-again", 1)).status).toBe(422);
  expect((await topUp("free-again", 500)).status).toBe(202);
});

test("a key of another tenant is another key", async () => {
  const other = await world.furnish("live");
  const operation = idempotent.find(({ id }) => id === "wallet.topup_manual");
  if (!operation) throw new Error("There is no such operation.");
  const answer = await call("POST", urlOf(operation, other.ids), {
    key: other.key,
    body: otherBodies["wallet.topup_manual"],
    headers: { "Idempotency-Key": "key-wallet.topup_manual" },
  });
  expect(answer.status).toBe(202);
  expect(answer.headers["idempotent-replayed"]).toBeUndefined();
});
