import { afterAll, beforeAll, expect, test } from "vitest";
import { charges, messageStatuses } from "#/db/enums.ts";
import { fixedClock } from "#/lib/core/clock.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { listMessages } from "#/lib/messaging/list-messages.ts";
import type { MessageFilter } from "#/lib/messaging/message-filter.ts";
import { summariseMessages } from "#/lib/messaging/summarise-messages.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { summariseUsage } from "#/lib/usage/summarise-usage.ts";
import type { Usage } from "#/lib/usage/usage.ts";
import { messagesHref, type MessageQuery, readMessageQuery, toMessageFilter } from "./message-query.ts";
import { periodsOf } from "./periods.ts";

const zones = ["Africa/Nairobi", "Africa/Lagos", "Asia/Kolkata", "America/New_York", "UTC"];
const perTenant = 120;
const hourMs = 3_600_000;
/** Near midnight in some of the zones, a day after the clocks of one of them changed. */
const clock = fixedClock(new Date("2026-03-09T21:20:00Z"));

let world: TestWorld;
let tenants: { tenant: TestTenant; zone: string }[];

/** The same numbers from 0 to below `of` in every run. */
function createDice(seed: number): (of: number) => number {
  let state = seed;
  return (of) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * of);
  };
}

const pick = <Item>(items: readonly Item[], dice: (of: number) => number, otherwise: Item): Item =>
  items[dice(items.length)] ?? otherwise;

/** Messages of all statuses, charges and prices, from the last hours, days and weeks. */
async function fill({ id }: TestTenant, seed: number): Promise<void> {
  const { sql } = world.pools.platform;
  const dice = createDice(seed);
  const request = newId("request");
  await sql`insert into message_requests (id, tenant_id, mode, actor_id, sender, messages, cost_e4, request_id)
    values (${request}, ${id}, 'live', 'test', 'TEST', ${perTenant}, 0, 'test')`;
  const rows = Array.from({ length: perTenant }, (_, position) => {
    const back = dice(3) === 0 ? dice(24) * hourMs : dice(40 * 24) * hourMs;
    const at = new Date(clock.now().getTime() - back - dice(hourMs));
    const status = pick(messageStatuses, dice, "sent");
    const charge = status === "rejected" ? "none" : pick(charges, dice, "captured");
    return {
      id: newId("message", at.getTime()),
      tenant_id: id,
      mode: "live",
      request_id: request,
      position,
      sender: "TEST",
      recipient: "254712345678",
      encoding: "gsm7",
      segments: 1,
      price_e4: charge === "none" ? 0 : 8000 + dice(5) * 1000,
      cost_e4: 7500,
      status,
      charge,
      due_at: at.toISOString(),
      accepted_at: at.toISOString(),
    };
  });
  await sql`insert into messages ${sql(rows)}`;
}

beforeAll(async () => {
  world = await createTestWorld({ clock });
  tenants = [];
  for (let index = 0; index < 50; index++) {
    const tenant = await world.newTenant();
    await fill(tenant, index + 1);
    tenants.push({ tenant, zone: zones[index % zones.length] ?? "UTC" });
  }
}, 60_000);
afterAll(() => world.close());

/** The list as its address gives it, from the first page to the last. */
async function readList(ctx: TenantCtx, filter: MessageFilter): Promise<{ count: number; cost: bigint }> {
  const list = { count: 0, cost: 0n };
  let before: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listMessages>> = await listMessages(ctx, { limit: 50, before, filter });
    list.count += page.messages.length;
    for (const message of page.messages) list.cost += message.cost;
    before = page.next;
  } while (before !== null);
  return list;
}

const asRead = (query: MessageQuery) =>
  readMessageQuery(Object.fromEntries(new URL(messagesHref(query), "http://localhost").searchParams));

type Card = { sent: number; delivered: number; failed: number; cost: bigint };

const groups = ["sent", "delivered", "failed"] as const;

/** What the lists behind a card say: the line above each, which must be the sum of its rows. */
async function readLists(ctx: TenantCtx, period: { from: string; to: string }, zone: string): Promise<Card> {
  const [sent, delivered, failed] = await Promise.all(
    groups.map(async (status) => {
      const filter = toMessageFilter(asRead({ ...period, status }), zone);
      const { total: count, cost } = await summariseMessages(ctx, filter);
      expect(await readList(ctx, filter)).toEqual({ count, cost });
      return { count, cost };
    }),
  );
  return {
    sent: sent?.count ?? -1,
    delivered: delivered?.count ?? -1,
    failed: failed?.count ?? -1,
    cost: sent?.cost ?? -1n,
  };
}

const toCard = ({ messagesSent: sent, delivered, failed, cost }: Usage): Card => ({ sent, delivered, failed, cost });

test("for 50 tenants each number of a card is the total of its list, and the sum of the list's rows", async () => {
  let shown = 0;
  for (const { tenant, zone } of tenants) {
    const { day, today, thisMonth } = await summariseUsage(tenant.live, zone);
    const periods = periodsOf(day);
    expect(await readLists(tenant.live, periods.today, zone)).toEqual(toCard(today));
    expect(await readLists(tenant.live, periods.thisMonth, zone)).toEqual(toCard(thisMonth));
    shown += today.messagesSent + thisMonth.messagesSent;
  }
  expect(shown).toBeGreaterThan(1000);
}, 60_000);
