import { afterAll, beforeAll, expect, it } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { listUnread } from "./list-unread.ts";
import { markRead } from "./mark-read.ts";
import { notifyTenant } from "./notify-tenant.ts";

const clock = fixedClock(new Date());
let world: TestWorld;

beforeAll(async () => {
  world = await createTestWorld({ clock });
});
afterAll(() => world.close());

async function ring(tenant: TestTenant, title: string): Promise<void> {
  clock.advance(1);
  await withTransaction(world.platform, (tx) =>
    notifyTenant(tx, { tenantId: tenant.id, type: "topup_success", title, body: "Text", factKey: title }),
  );
}

const titles = async (tenant: TestTenant) => (await listUnread(tenant.live, { limit: 5 })).map(({ title }) => title);

it("unread notices show the newest first, to their tenant only, until they are marked", async () => {
  const [one, other] = [await world.newTenant(), await world.newTenant()];
  await ring(one, "first");
  await ring(one, "second");
  await ring(one, "second");
  expect(await titles(one)).toEqual(["second", "first"]);
  expect(await titles(other)).toEqual([]);
  const [newest] = await listUnread(one.live, { limit: 1 });
  await ring(one, "third");
  await markRead(other.live, { upTo: newest?.id ?? "" });
  expect(await titles(one)).toHaveLength(3);
  await markRead(one.live, { upTo: newest?.id ?? "" });
  expect(await titles(one)).toEqual(["third"]);
});
