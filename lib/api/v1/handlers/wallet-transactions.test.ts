import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { analyze } from "#/db/testing/analyze.ts";
import { csvRows } from "#/lib/api/csv.ts";
import { routes } from "#/lib/api/routes.ts";
import { createFastRoad } from "#/lib/http/fast-road.ts";
import { trustedProxies } from "#/lib/http/client-ip.ts";
import { webRoute } from "#/lib/http/web.ts";
import { newId } from "#/lib/core/ids.ts";
import { createApiWorld, type ApiWorld, type Furnished } from "#/lib/api/testing/api-world.ts";
import { call, newKey } from "#/lib/testing/call-route.ts";
import type { TestTenant } from "#/lib/testing/test-ctx.ts";
import { walletTransactions } from "./wallet-transactions.ts";

let world: ApiWorld;
let own: Furnished;

type Line = {
  id: string;
  seq: number | null;
  balance_before: number;
  balance_after: number;
  status: string;
  type: string;
};
type Page = {
  data: Line[];
  next_cursor: string | null;
  meta?: { current_page: number; per_page: number; total: number };
};

beforeAll(async () => {
  world = await createApiWorld();
  own = await world.furnish("live");
  for (let count = 0; count < 7; count++) {
    const body = { recipient: "0712345678", message: "Hello" };
    await call("POST", "/api/v1/sms/send", { key: own.key, body });
  }
});

afterAll(() => world.close());

async function list(query: string, key = own.key): Promise<Page> {
  const { text } = await call("GET", `/api/v1/wallet/transactions${query}`, { key });
  return JSON.parse(text);
}

test("pages by cursor have every line once, in the order of the statement, while new lines come", async () => {
  const seen: Line[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await list(`?limit=3${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
    seen.push(...page.data);
    cursor = page.next_cursor;
    await call("POST", "/api/v1/sms/send", { key: own.key, body: { recipient: "0712345678", message: "More" } });
  } while (cursor !== null);
  const booked = seen.filter(({ seq }) => seq !== null);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  expect(booked.map(({ seq }) => seq)).toEqual(Array.from(booked, (_, index) => booked.length - index));
  const broken = booked.slice(1).filter((line, index) => line.balance_after !== booked[index]?.balance_before);
  expect(broken).toEqual([]);
});

test("an open top-up stands above the line that was the last when it was opened", async () => {
  const { data } = await list("?limit=100");
  const place = data.findIndex(({ id }) => id === own.ids.topUp);
  expect(data[place]).toMatchObject({ seq: null, status: "processing", type: "topup" });
  expect(data[place + 1]?.seq).toBe((data[place - 1]?.seq ?? 0) - 1);
});

test("pages by number count, and the filters find", async () => {
  const first = await list("?page=1&per_page=2");
  const second = await list("?page=2&per_page=2");
  expect(second.meta).toEqual({ current_page: 2, per_page: 2, total: first.meta?.total });
  expect(second.data[0]?.id).not.toBe(first.data[1]?.id);
  const types = async (query: string) => [...new Set((await list(query)).data.map(({ type }) => type))];
  expect(await types("?type=deduction")).toEqual(["deduction"]);
  expect(await types("?type=credit&booked=only")).toEqual(["adjustment"]);
  expect(await types("?status=processing")).toEqual(["topup"]);
  const [line] = first.data;
  const reference = String((line as Line & { reference: string }).reference);
  expect((await list(`?search=${reference.toLowerCase()}`)).data.map(({ id }) => id)).toEqual([line?.id]);
  expect((await list(`?search=${line?.id}`)).data).toHaveLength(1);
  expect((await list("?search=%25")).data).toEqual([]);
  expect((await list("?to_date=2020-01-01")).data).toEqual([]);
});

test("the CSV has the same lines as the list, on both roads", async () => {
  const total = (await list("")).meta?.total ?? 0;
  const server = createServer();
  const road = createFastRoad({ routes, proxies: trustedProxies([]), docsUrl: "http://localhost/docs" });
  server.on("request", (request, response) => void road(request, response));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const headers = { "X-API-Key": own.key, Accept: "text/csv" };
  const fast = await fetch(`http://127.0.0.1:${port}/api/v1/wallet/transactions`, { headers });
  const request = new Request("http://localhost/api/v1/wallet/transactions?format=csv", {
    headers: { "X-API-Key": own.key },
  });
  const framework = await webRoute(walletTransactions)(request, { params: Promise.resolve({}) });
  const text = await fast.text();
  server.close();
  expect(fast.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(fast.headers.get("content-disposition")).toBe('attachment; filename="transactions.csv"');
  expect(text.split("\r\n")).toHaveLength(total + 2);
  expect(text).toMatch(/^reference,id,seq,type/);
  expect(await framework.text()).toBe(text);
});

test("100,000 transactions leave in parts as they are read, every line once", async () => {
  const tenant = await world.newTenant();
  const key = await newKey(tenant.live);
  await writeLines(tenant, 100_000);
  const request = new Request("http://localhost/api/v1/wallet/transactions?format=csv", {
    headers: { "X-API-Key": key },
  });
  const response = await webRoute(walletTransactions)(request, { params: Promise.resolve({}) });
  let [lines, parts, largest] = [0, 0, 0];
  for await (const part of response.body ?? []) {
    lines += Buffer.from(part).toString("utf8").split("\r\n").length - 1;
    parts += 1;
    largest = Math.max(largest, part.byteLength);
  }
  expect(lines).toBe(100_001);
  expect(parts).toBeGreaterThan(20);
  expect(largest).toBeLessThan(2 ** 20);
}, 120_000);

/** Booked lines as many small credits would have left them. */
async function writeLines(tenant: TestTenant, count: number): Promise<void> {
  const { sql } = world.pools.platform;
  const tag = newId("request");
  await sql`
    insert into ledger_transfers (id, mode, tenant_id, from_account, to_account, amount_e4, kind, business_key)
    select ${tag} || n, 'live', ${tenant.id}, 'adjustments', ${`wallet:${tenant.id}`}, 10000, 'adjustment', ${tag} || n
    from generate_series(1, ${count}::int) n`;
  await sql`
    insert into wallet_transactions (id, wallet_id, tenant_id, mode, seq, reference, type, direction, amount_e4,
      balance_before_e4, balance_after_e4, status, description, transfer_id, completed_at)
    select ${tag} || n, w.id, w.tenant_id, w.mode, n, 'TXN-20260302-' || n, 'adjustment', 'credit', 10000,
      (n - 1) * 10000::bigint, n * 10000::bigint, 'completed', '=1+1', ${tag} || n, now()
    from wallets w, generate_series(1, ${count}::int) n where w.tenant_id = ${tenant.id} and w.mode = 'live'`;
  await analyze(world.database, ["wallet_transactions", "ledger_transfers"]);
}

const heads = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "|cmd", "%0A"];
const fronts = ["", " ", "'", '"', " '\""];

test.each(heads.flatMap((head) => fronts.map((front) => front + head)))("no spreadsheet works out %j", (text) => {
  const [cell = ""] = parseCsv(csvRows([[text, 1]]))[0] ?? [];
  expect(cell).toBe(`'${text}`);
});

test("numbers below zero stay numbers, and quotes, commas and line ends come back as they were", () => {
  expect(csvRows([[-5.5, null, 'a "b", c\r\nd']])).toBe('-5.5,,"a ""b"", c\r\nd"\r\n');
  expect(parseCsv(csvRows([['a "b", c\r\nd']]))).toEqual([['a "b", c\r\nd']]);
});

/** RFC 4180 as a spreadsheet reads it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
    if (end === "") break;
  }
  return rows.filter((row) => row.length > 1 || row[0] !== "");
}
