import { afterAll, beforeAll, expect, it } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { countUnread } from "./count-unread.ts";
import { listNotices } from "./list-notices.ts";
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

it("the bell counts what is unread up to its limit; what was read stays in the list, page by page", async () => {
  const [one, other] = [await world.newTenant(), await world.newTenant()];
  for (const title of ["a", "b", "c"]) await ring(one, title);
  expect(await countUnread(one.live, { limit: 100 })).toBe(3);
  expect(await countUnread(one.live, { limit: 2 })).toBe(2);
  expect(await countUnread(other.live, { limit: 100 })).toBe(0);
  const [, second] = await listUnread(one.live, { limit: 2 });
  await markRead(one.live, { upTo: second?.id ?? "" });
  expect(await countUnread(one.test, { limit: 100 })).toBe(1);

  const page = await listNotices(one.live, { limit: 2, before: null });
  expect(page.notices.map(({ title, read }) => [title, read])).toEqual([
    ["c", false],
    ["b", true],
  ]);
  const rest = await listNotices(one.live, { limit: 2, before: page.next });
  expect(rest.notices.map(({ title }) => title)).toEqual(["a"]);
  expect(rest.next).toBeNull();
  expect((await listNotices(other.live, { limit: 2, before: null })).notices).toEqual([]);
});
