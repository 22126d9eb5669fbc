import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TestTenant } from "#/lib/testing/test-ctx.ts";
import type { CallOutcome, CarrierReport } from "./carrier.ts";
import { markSilent } from "./mark-silent.ts";
import { matchWaitingReports } from "./match-waiting-reports.ts";
import { acceptAll, outcome, reportOf } from "./testing/scripted-carrier.ts";
import { createSmsWorld, type SmsWorld } from "./testing/sms-world.ts";

let world: SmsWorld;
let tenant: TestTenant;

beforeAll(async () => {
  world = await createSmsWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.carrier.answer = acceptAll;
  tenant = await world.newTenant({ balanceKes: 10 });
});

async function sendOne(phone: string): Promise<string> {
  const [message] = await world.send(tenant, [phone]);
  if (!message) throw new Error("A message was accepted.");
  return message.id;
}

async function sentMessage(phone = "0712345678"): Promise<string> {
  const id = await sendOne(phone);
  await world.submit();
  return id;
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
  );
}

describe("a report", () => {
  it("moves its message forward and tells the tenant once", async () => {
    const id = await sentMessage();
    await world.report(reportOf(`p-${id}`, "delivered"));
    await world.report(reportOf(`p-${id}`, "delivered"));
    expect(await world.message(id)).toMatchObject({ status: "delivered", charge: "captured" });
    const events = await world.pools.platform.sql<{ type: string }[]>`
      select type from tenant_events where tenant_id = ${tenant.id} and type like 'message.%' order by seq`;
    expect(events.map(({ type }) => type)).toEqual(["message.sent", "message.delivered"]);
  });

  it("is matched without regard to the case of the provider's id", async () => {
    const id = await sendOne("0712345678");
    world.carrier.answer = (call) =>
      outcome(call.messages.map(() => ({ kind: "accepted", providerMessageId: "7C1F-ABCD" })));
    await world.submit();
    await world.report(reportOf("7c1f-abcd", "delivered"));
    expect((await world.message(id)).status).toBe("delivered");
  });

  it("of an id nobody knows is kept and changes nothing", async () => {
    const before = await world.books(tenant);
    await world.report(reportOf("stranger", "delivered", { recipient: "254700999999" }));
    expect(await world.books(tenant)).toEqual(before);
    const kept = await world.pools.platform.sql`select 1 from delivery_reports where provider_message_id = 'stranger'`;
    expect(kept).toHaveLength(1);
  });

  it("that names a failure gives the price back once, and a later delivery charges nothing", async () => {
    const id = await sentMessage();
    await world.report(reportOf(`p-${id}`, "undelivered"));
    await world.report(reportOf(`p-${id}`, "undelivered"), reportOf(`p-${id}`, "failed"));
    expect(await world.message(id)).toMatchObject({
      status: "undelivered",
      charge: "refunded",
      reason: "absent_subscriber",
    });
    expect((await world.books(tenant)).lines).toEqual(["adjustment credit 10", "deduction debit 1", "refund credit 1"]);
    await world.report(reportOf(`p-${id}`, "delivered"));
    expect(await world.message(id)).toMatchObject({ status: "delivered", charge: "refunded" });
    expect(await world.books(tenant)).toMatchObject({ wallet: 10, reserved: 0 });
  });

  it("after delivered is stored and not applied", async () => {
    const id = await sentMessage();
    await world.report(reportOf(`p-${id}`, "delivered"));
    await world.report(reportOf(`p-${id}`, "failed"));
    expect(await world.message(id)).toMatchObject({ status: "delivered", charge: "captured" });
    expect(await world.books(tenant)).toMatchObject({ wallet: 9 });
  });

  it("with an unheard word changes nothing and tells staff", async () => {
    const id = await sentMessage();
    await world.report(reportOf(`p-${id}`, null, { word: "teleported" }));
    expect((await world.message(id)).status).toBe("sent");
    const alerts = await world.pools.platform.sql`select 1 from staff_alerts where cause = 'report-word:teleported'`;
    expect(alerts).toHaveLength(1);
  });
});

describe("a report ahead of the provider's answer", () => {
  it("waits and is applied with the answer", async () => {
    const id = await sendOne("0712345678");
    world.carrier.answer = async (call): Promise<CallOutcome> => {
      await world.report(reportOf(`p-${id}`, "delivered", { recipient: "254712345678" }));
      return acceptAll(call);
    };
    await world.submit();
    expect(await world.message(id)).toMatchObject({ status: "delivered", charge: "captured" });
  });

  it("is not taken for an older unconfirmed message to the same number", async () => {
    const older = await sendOne("0712000077");
    world.carrier.answer = (call) => outcome(call.messages.map(() => ({ kind: "unknown", reason: "timeout" })));
    await world.submit();
    const newer = await sendOne("0712000077");
    world.carrier.answer = async (call): Promise<CallOutcome> => {
      await world.report(reportOf(`p-${newer}`, "delivered", { recipient: "254712000077" }));
      return acceptAll(call);
    };
    await world.submit();
    expect((await world.message(newer)).status).toBe("delivered");
    expect((await world.message(older)).status).toBe("unconfirmed");
  });

  it("is found by the sweep when both came at the same moment", async () => {
    const id = await sendOne("0712345678");
    await world.report(reportOf(`p-${id}`, "delivered"));
    await world.pools.platform.sql`
      update messages set status = 'sent', charge = 'reserved', provider_message_id = ${`p-${id}`} where id = ${id}`;
    const { found } = await matchWaitingReports(world.platform, { afterSeq: 0n, limit: 500 });
    expect(found).toBeGreaterThan(0);
    expect((await world.message(id)).status).toBe("delivered");
  });
});

describe("whatever the order of four events", () => {
  const steps = ["submit", "network", "failure", "delivery"] as const;

  it.each(permutations(steps).map((order) => ({ name: order.join(", "), order })))(
    "$name: the books are right",
    async ({ order }) => {
      const id = await sendOne("0712345678");
      const reports: Record<string, CarrierReport> = {
        network: reportOf(`p-${id}`, "sent"),
        failure: reportOf(`p-${id}`, "undelivered"),
        delivery: reportOf(`p-${id}`, "delivered"),
      };
      for (const step of order) {
        const report = reports[step];
        if (report) await world.report(report);
        else await world.submit();
      }
      const failureFirst = order.indexOf("failure") < order.indexOf("delivery");
      const { status, charge } = await world.message(id);
      expect(status).toBe("delivered");
      expect(charge).toBe(failureFirst ? "refunded" : "captured");
      const { wallet, reserved, lines } = await world.books(tenant);
      expect([wallet, reserved]).toEqual([failureFirst ? 10 : 9, 0]);
      expect(lines.filter((line) => line.startsWith("deduction"))).toHaveLength(1);
      expect(lines.filter((line) => line.startsWith("refund")).length).toBe(failureFirst ? 1 : 0);
    },
  );
});

describe("silence", () => {
  it("for 72 hours is said so and never refunds", async () => {
    const id = await sentMessage();
    world.clock.advance(73 * 3_600_000);
    await markSilent(world.platform, { limit: 100 });
    const [row] = await world.pools.platform.sql<
      { report_state: string }[]
    >`select report_state from messages where id = ${id}`;
    expect(row?.report_state).toBe("none");
    expect(await world.books(tenant)).toMatchObject({ wallet: 9 });
  });
});
