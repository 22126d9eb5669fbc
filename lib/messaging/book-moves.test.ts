import { afterAll, beforeAll, expect, it } from "vitest";
import { recordCallback } from "#/lib/callbacks/record-callback.ts";
import { ensurePlatformConnections } from "#/lib/connections/ensure-platform-connections.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { getBalance } from "#/lib/wallet/get-balance.ts";
import { applyDeliveryReports } from "./apply-delivery-reports.ts";
import { sendMessage } from "./send-message.ts";
import { submitBatch } from "./submit-batch.ts";
import { createFakeCarrier } from "./testing/fake-carrier.ts";

let world: TestWorld;

beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

it.each([
  ["failed", ["failed"], "failed"],
  ["failed and then delivered", ["failed", "delivered"], "delivered"],
])(
  "a message whose answer was lost and that is reported %s was charged once and refunded once",
  async (_, words, end) => {
    const onfon = (await ensurePlatformConnections(world.platform)).find(({ provider }) => provider === "onfon");
    const subject = onfon?.id ?? "";
    const tenant = await world.newTenant({ balanceKes: 10 });
    const fake = createFakeCarrier(() => "unknown");
    const text = {
      recipients: ["0712345678"],
      single: true,
      text: "Hello",
      sender: null,
      reference: null,
      perMinute: null,
    };
    await sendMessage(tenant.live, { ...text, idempotency: null });
    await submitBatch(world.platform, { connectionId: subject, limit: 10 }, fake);
    const [taken] = fake.journal;
    for (const word of words) {
      const payload = JSON.stringify({
        parameters: fake.reportOf(taken?.providerMessageId ?? "", word, taken?.recipient),
      });
      await recordCallback(world.platform, {
        kind: "onfon_report",
        subject,
        naturalKey: null,
        payload,
        sourceIp: null,
      });
    }
    await applyDeliveryReports(world.platform, { limit: 10 }, fake);
    const [message] = await world.pools.platform.sql`
    select status, charge from messages where tenant_id = ${tenant.id} and mode = 'live'`;
    expect(message).toMatchObject({ status: end, charge: "refunded" });
    const kinds = await world.pools.platform.sql<{ kind: string }[]>`
    select kind from ledger_transfers where tenant_id = ${tenant.id} and mode = 'live' order by seq`;
    expect(kinds.map(({ kind }) => kind)).toEqual(["adjustment", "reserve", "capture", "refund"]);
    expect((await getBalance(tenant.live)).balance).toBe(100_000n);
  },
);
