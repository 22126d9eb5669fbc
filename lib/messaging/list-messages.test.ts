import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withTransaction } from "#/lib/core/transaction.ts";
import { newId } from "#/lib/core/ids.ts";
import type { TestTenant } from "#/lib/testing/test-ctx.ts";
import { countMessages } from "./count-messages.ts";
import { listMessages } from "./list-messages.ts";
import { anyMessage, messagesPage, type MessageFilter } from "./message-filter.ts";
import { summariseMessages } from "./summarise-messages.ts";
import { createSmsWorld, type SmsWorld } from "./testing/sms-world.ts";

const count = 40_000;
const start = Date.parse("2026-01-01T00:00:00Z");
const minuteMs = 60_000;

let world: SmsWorld;
let tenant: TestTenant;
let neighbour: TestTenant;

/** Messages one minute apart: each tenth undelivered, each thousandth rejected, the others delivered. */
async function fill(of: TestTenant): Promise<void> {
  const { sql } = world.pools.platform;
  const ids = Array.from({ length: count }, (_, index) => newId("message", start + index * minuteMs));
  const requests = ids.map((_, index) => newId("request", start + index * minuteMs));
  await sql`
    insert into message_requests (id, tenant_id, mode, actor_id, sender, reference, messages, cost_e4, request_id, created_at)
    select id, ${of.id}, 'live', 'key_test', 'CLINIC', case when n % 5000 = 0 then 'ref-' || n end, 1, 10000, 'rid',
      to_timestamp(${start / 1000} + n * 60)
    from unnest(${requests}::text[]) with ordinality as r (id, n)`;
  await sql`
    insert into messages (id, tenant_id, mode, request_id, position, connection_id, sender, recipient, encoding, segments,
      price_e4, cost_e4, status, charge, due_at, accepted_at)
    select m.id, ${of.id}, 'live', r.id, 0, ${world.connectionId}, 'CLINIC', '2547' || lpad((n % 2000)::text, 8, '0'), 'gsm7',
      1, 10000, 7500, case when n % 1000 = 0 then 'rejected' when n % 10 = 0 then 'undelivered' else 'delivered' end,
      case when n % 1000 = 0 then 'none' when n % 10 = 0 then 'refunded' else 'captured' end,
      to_timestamp(${start / 1000} + n * 60), to_timestamp(${start / 1000} + n * 60)
    from unnest(${ids}::text[], ${requests}::text[]) with ordinality as m (id, request, n) join message_requests r on r.id = m.request`;
}

beforeAll(async () => {
  world = await createSmsWorld();
  [tenant, neighbour] = await Promise.all([world.newTenant({ balanceKes: 10 }), world.newTenant()]);
  await fill(tenant);
  await fill(neighbour);
  const owner = postgres(world.database.ownerUrl, { max: 1 });
  await owner`vacuum analyze messages, message_requests`;
  await owner.end();
}, 120_000);
afterAll(() => world.close());

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Shared Hit Blocks": number;
  "Shared Read Blocks": number;
  Plans?: Plan[];
};

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** The plan of a page as the tenant's role runs it. */
async function explainPage(filter: MessageFilter, before: string | null, seqScan: boolean): Promise<Plan> {
  return withTransaction(tenant.live, async (tx) => {
    await tx.sql`select set_config('enable_seqscan', ${seqScan ? "on" : "off"}, true)`;
    const [row] = await tx.sql<{ "QUERY PLAN": { Plan: Plan }[] }[]>`
      explain (analyze, buffers, format json)
      select m.id, r.reference from (${messagesPage(tx, filter, { before, limit: 21 })}) m join message_requests r on r.id = m.request_id order by m.id desc`;
    const plan = row?.["QUERY PLAN"][0]?.Plan;
    if (!plan) throw new Error("An explained statement has a plan.");
    return plan;
  });
}

const filters: Record<string, MessageFilter> = {
  nothing: anyMessage,
  status: { ...anyMessage, statuses: ["rejected"] },
  "a common status": { ...anyMessage, statuses: ["delivered"] },
  "several rare statuses": { ...anyMessage, statuses: ["rejected", "cancelled"] },
  recipient: { ...anyMessage, recipient: "254700000007" },
  sender: { ...anyMessage, sender: "CLINIC" },
  reference: { ...anyMessage, reference: "ref-5000" },
  id: { ...anyMessage, id: newId("message", start) },
  dates: { ...anyMessage, from: new Date(start + 500 * minuteMs), to: new Date(start + 900 * minuteMs) },
};

describe("pages", () => {
  it("show every message once while new ones come", async () => {
    const seen: string[] = [];
    let before: string | null = null;
    const filter = { ...anyMessage, from: new Date(start + (count - 500) * minuteMs) };
    do {
      const page: Awaited<ReturnType<typeof listMessages>> = await listMessages(tenant.live, {
        limit: 37,
        before,
        filter,
      });
      seen.push(...page.messages.map(({ id }) => id));
      before = page.next;
      await world.send(tenant, [`07${String(seen.length).padStart(8, "0")}`]).catch(() => null);
    } while (before !== null);
    expect(seen.length).toBe(501);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(seen.toSorted().toReversed());
  });

  it("deep in the list read as much as the first, by the same plan", async () => {
    const { rows } = await withTransaction(tenant.live, async (tx) => ({
      rows: await tx.sql<{ id: string }[]>`
        select id from messages where tenant_id = ${tenant.id} and mode = 'live' order by id desc offset 19980 limit 1`,
    }));
    const deep = rows[0]?.id ?? "";
    const shape = (plan: Plan) => nodesOf(plan).map((node) => `${node["Node Type"]} ${node["Index Name"] ?? ""}`);
    const buffers = (plan: Plan) => plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
    const [, first, far] = [
      await explainPage(anyMessage, null, true),
      await explainPage(anyMessage, null, true),
      await explainPage(anyMessage, deep, true),
    ];
    expect(shape(far)).toEqual(shape(first));
    expect(buffers(far)).toBeLessThanOrEqual(buffers(first) * 1.2);
  });

  it.each(Object.keys(filters))("by %s never read a tenant's table from end to end", async (name) => {
    const nodes = nodesOf(await explainPage(filters[name] ?? anyMessage, null, false));
    expect(nodes.filter((node) => node["Node Type"] === "Seq Scan").map((node) => node["Relation Name"])).toEqual([]);
    expect(nodes.some((node) => node["Index Name"] !== undefined)).toBe(true);
  });

  it("by recipient, rare statuses, a reference, an id or dates read few buffers", async () => {
    for (const name of ["recipient", "status", "several rare statuses", "reference", "dates", "id"]) {
      const plan = await explainPage(filters[name] ?? anyMessage, null, true);
      expect(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]).toBeLessThan(400);
    }
  });
});

describe("filters", () => {
  const ids = async (filter: Partial<MessageFilter>) =>
    (await listMessages(tenant.live, { limit: 100, before: null, filter: { ...anyMessage, ...filter } })).messages;

  it("keep what they name, and count the same", async () => {
    expect((await ids({ reference: "ref-5000" })).map(({ reference }) => reference)).toEqual(["ref-5000"]);
    expect(await ids({ statuses: ["rejected"] })).toHaveLength(count / 1000);
    expect(await ids({ recipient: "254700000007" })).toHaveLength(count / 2000);
    expect(await ids({ sender: "NOBODY" })).toEqual([]);
    expect(await countMessages(tenant.live, { ...anyMessage, statuses: ["undelivered"] })).toBe(
      count / 10 - count / 1000,
    );
    expect(await countMessages(neighbour.live, { ...anyMessage, sender: "CLINIC" })).toBe(count);
  });

  it("merge several rare statuses into one order, page by page", async () => {
    const filter = { ...anyMessage, statuses: ["rejected", "undelivered"] as const };
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listMessages>> = await listMessages(tenant.live, {
        limit: 100,
        before,
        filter,
      });
      seen.push(...page.messages.map(({ id }) => id));
      before = page.next;
    } while (before !== null);
    expect(seen).toHaveLength(count / 10);
    expect(seen).toEqual([...new Set(seen)].toSorted().toReversed());
    expect((await summariseMessages(tenant.live, filter)).total).toBe(count / 10);
    const skipped = await listMessages(tenant.live, { limit: 5, before: null, filter, skip: 200 });
    expect(skipped.messages.map(({ id }) => id)).toEqual(seen.slice(200, 205));
  });

  it("find one message by its id, and none of another tenant's", async () => {
    const [message] = (await listMessages(tenant.live, { limit: 1, before: null })).messages;
    const id = message?.id ?? "";
    expect((await ids({ id })).map((found) => found.id)).toEqual([id]);
    expect(
      (await listMessages(neighbour.live, { limit: 1, before: null, filter: { ...anyMessage, id } })).messages,
    ).toEqual([]);
  });

  it("take dates to the moment", async () => {
    const from = new Date(start + 500 * minuteMs);
    const found = await ids({ from, to: new Date(from.getTime() + 10 * minuteMs) });
    expect(found.map(({ acceptedAt }) => (acceptedAt.getTime() - start) / minuteMs)).toEqual([
      509, 508, 507, 506, 505, 504, 503, 502, 501, 500,
    ]);
  });
});

describe("the summary", () => {
  it("counts by status, and its cost leaves out what came back", async () => {
    const [from, to] = [new Date(start), new Date(start + 1000.5 * minuteMs)];
    expect(await summariseMessages(tenant.live, { from, to })).toMatchObject({
      byStatus: { delivered: 900, undelivered: 99, rejected: 1, queued: 0 },
      total: 1000,
      sent: 999,
      delivered: 900,
      failed: 99,
      cost: 9_000_000n,
    });
    expect((await summariseMessages(tenant.test, { from, to })).total).toBe(0);
  });
});
