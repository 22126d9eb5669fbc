import { afterAll, beforeAll, expect, test } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { forgetExpired } from "./forget-expired.ts";

const dayMs = 86_400_000;
const clock = fixedClock(new Date("2026-05-04T08:00:00Z"));
let world: TestWorld;

beforeAll(async () => {
  world = await createTestWorld({ clock });
});
afterAll(() => world.close());

const ago = (days: number) => new Date(clock.now().getTime() - days * dayMs).toISOString();

test("ended sessions and dead links go after 30 days, counts of failures once no rule looks at them", async () => {
  const { sql } = world.pools.platform;
  await sql`
    insert into users (id, email, name, password_hash) values ('usr_1', 'achieng@clinic.example', 'Achieng', 'none')`;
  for (const days of [-1, 29, 31]) {
    await sql`
      insert into sessions (id, user_id, last_seen_at, expires_at)
      values (${`ses_${days}`}, 'usr_1', ${ago(days)}::timestamptz, ${ago(days)}::timestamptz)`;
    await sql`
      insert into verification_tokens (hash, user_id, purpose, email, expires_at)
      values (${`link_${days}`}, 'usr_1', 'verify_email', 'achieng@clinic.example', ${ago(days)}::timestamptz)`;
  }
  await sql`
    insert into throttles (key, failures, window_started_at, blocked_until) values
      ('fresh', 3, ${ago(0)}::timestamptz, null), ('old', 3, ${ago(2)}::timestamptz, null),
      ('blocked', 9, ${ago(2)}::timestamptz, ${ago(-1)}::timestamptz)`;
  expect(await forgetExpired(world.platform)).toBe(3);
  expect(await forgetExpired(world.platform)).toBe(0);
  const left = await sql<{ name: string }[]>`
    select id as name from sessions union all select hash from verification_tokens union all select key from throttles
    order by name`;
  expect(left.map(({ name }) => name)).toEqual(["blocked", "fresh", "link_-1", "link_29", "ses_-1", "ses_29"]);
});
