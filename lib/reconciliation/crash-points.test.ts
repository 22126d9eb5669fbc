import { afterAll, beforeAll, expect, it } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { ensurePlatformConnections } from "#/lib/connections/ensure-platform-connections.ts";
import { getTenant } from "#/lib/tenants/lookup.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { liveHistory, type Outcome, type Place } from "./testing/history.ts";
import { verifyLedger } from "./verify-ledger.ts";

/** Random histories for each crash point; `npm run test:full` asks for 25. */
const historiesPerPoint = Number(process.env.CRASH_HISTORIES ?? 1);
const leastPoints = 40;

const clock = fixedClock(new Date("2026-03-02T07:00:00Z"));
let world: TestWorld;
let connectionId: string;

beforeAll(async () => {
  world = await createTestWorld({ clock });
  const onfon = (await ensurePlatformConnections(world.platform)).find(({ provider }) => provider === "onfon");
  if (!onfon) throw new Error("The platform has a connection at Onfon.");
  connectionId = onfon.id;
});
afterAll(() => world.close());

/** A small generator that gives the same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

async function newPlace(): Promise<Place> {
  const tenant = await world.newTenant({ balanceKes: 100 });
  const { accountNumber } = await getTenant(world.platform, tenant.id);
  return { world, clock, connectionId, tenant: { ...tenant, account: accountNumber } };
}

type MessageRow = { id: string; status: string; charge: string; reason: string | null };

/** What is wrong after a history: nothing, if the books are right and nobody was served twice or not at all. */
async function problemsOf({ tenant }: Place, outcome: Outcome): Promise<string[]> {
  const { sql } = world.pools.platform;
  const verdict = await verifyLedger(world.platform);
  const problems = verdict.checks.flatMap(({ name, examples }) => examples.map((example) => `${name}: ${example}`));
  for (const [id, times] of outcome.taken) if (times > 1) problems.push(`${id} was taken ${times} times`);
  const messages = await sql<
    MessageRow[]
  >`select id, status, charge, reason from messages where tenant_id = ${tenant.id}`;
  const byId = new Map(messages.map((message) => [message.id, message]));
  for (const id of outcome.promised) if (!byId.has(id)) problems.push(`${id} was promised and is lost`);
  for (const { id, status, charge, reason } of messages) {
    const taken = outcome.taken.has(id);
    const said = `${id} is ${status} and ${charge}, taken: ${taken}`;
    if (charge === "reserved") problems.push(`${said}: nobody settles it`);
    if ((charge === "captured" || charge === "refunded") && !taken) problems.push(said);
    if (charge === "released" && taken && reason !== "provider_answer_lost" && status !== "delivered")
      problems.push(said);
  }
  const keys = await sql<{ reference: string; requests: bigint }[]>`
    select reference, count(*) as requests from message_requests where tenant_id = ${tenant.id} group by reference`;
  for (const { reference, requests } of keys) if (requests > 1n) problems.push(`${reference} had ${requests} effects`);
  if (new Set(outcome.keys).size !== keys.length)
    problems.push(`${keys.length} requests for ${outcome.keys.length} keys`);
  const [credited] = await sql<{ kes: bigint }[]>`
    select coalesce(sum(amount_e4), 0)::bigint / 10000 as kes from ledger_transfers where tenant_id = ${tenant.id} and kind = 'topup'
      and mode = 'live'`;
  if (Number(credited?.kes) !== outcome.paidKes)
    problems.push(`${outcome.paidKes} KES were paid, ${credited?.kes} credited`);
  return problems;
}

it(
  "a process may die at any of its points: nothing is sent, charged or credited twice, and nothing is lost",
  async () => {
    const points = new Set<string>();
    for (let seed = 0; seed < 3; seed++) {
      const place = await newPlace();
      const outcome = await liveHistory(place, seeded(seed), (point) => !points.add(point));
      expect(await problemsOf(place, outcome)).toEqual([]);
    }
    expect(points.size).toBeGreaterThanOrEqual(leastPoints);
    let crashes = 0;
    const names = [...points].sort();
    for (const [number, name] of names.entries()) {
      for (let history = 0; history < historiesPerPoint; history++) {
        const place = await newPlace();
        const random = seeded(number * 1_000 + history);
        let skip = Math.floor(random() * 3);
        const outcome = await liveHistory(place, random, (point) => point === name && skip-- === 0);
        if (outcome.crashed) crashes += 1;
        expect({ name, history, problems: await problemsOf(place, outcome) }).toEqual({ name, history, problems: [] });
      }
    }
    expect(crashes).toBeGreaterThan(names.length * historiesPerPoint * 0.5);
  },
  60_000 + historiesPerPoint * 120_000,
);
