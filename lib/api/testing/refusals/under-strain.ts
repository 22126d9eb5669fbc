import { expect } from "vitest";
import { openPools } from "#/db/client.ts";
import { createTestDatabase } from "#/db/testing/database.ts";
import { takeToken } from "#/lib/limits/take-token.ts";
import { sendMessage } from "#/lib/messaging/send-message.ts";
import { findOptedOut } from "#/lib/opt-outs/find-opted-out.ts";
import { operationsOf, type Strain } from "../refusal.ts";
import type { Stage } from "../stage.ts";
import { onPools, whileFull, whileLocked } from "../strain.ts";

const perMinute = 1_000_000;
const sizes = { app: 4, platform: 4 };

/** While `work` runs there is no database at its address. */
export function whileAway(stage: Stage, work: () => Promise<void>): Promise<void> {
  return onPools(stage, openPools("postgres://nobody@127.0.0.1:1/none", sizes), work);
}

/** A tenant that sends a great deal. */
const crowd = ({ once, newcomer }: Stage) => once("crowd", () => newcomer("test"));

const message = {
  recipients: ["0712345678"],
  single: true,
  text: "Hello",
  sender: null,
  reference: null,
  perMinute,
  idempotency: null,
};

const onceKey = (id: string) => ({ headers: { "idempotency-key": `twice-${id}` } });

/** What is answered while there is too much of everything, or while a part of us does not answer. */
export const strains: readonly Strain[] = [
  {
    code: "limits.overloaded",
    // A send takes its token in the intake; one that sends nothing takes it as every request does.
    change: ({ rateClass, example }) =>
      rateClass === "intake" ? { body: { ...Object(example.body), dry_run: true } } : {},
    during: (stage, work) => {
      const token = { tenantId: stage.own.test.tenant.id, mode: "test", perMinute } as const;
      const ask = () => takeToken(stage.world.platform, token);
      return whileFull(stage, "rate_windows", ask, work);
    },
  },
  {
    code: "opt_outs.overloaded",
    during: async (stage, work) => {
      const ask = () => findOptedOut(stage.own.test.tenant.test, ["254712345678"]);
      await ask();
      await whileFull(stage, "opt_outs", ask, work);
    },
  },
  {
    code: "messaging.overloaded",
    change: async (_operation, stage) => ({ key: (await crowd(stage)).key }),
    during: async (stage, work) => {
      const { tenant } = await crowd(stage);
      const ask = () => sendMessage(tenant.test, message);
      await whileFull(stage, "rate_windows", ask, work);
    },
  },
  {
    code: "messaging.no_connection",
    during: async ({ clock, own, world }, work) => {
      const { sql } = world.pools.platform;
      await sql`update connections set owner_tenant_id = ${own.test.tenant.id} where provider = 'sandbox'`;
      clock.advance(2_000);
      await work();
      await sql`update connections set owner_tenant_id = null where provider = 'sandbox'`;
      clock.advance(2_000);
    },
  },
  {
    code: "idempotency.in_flight",
    change: ({ id }) => onceKey(id),
    during: async (stage, work) => {
      const asked = operationsOf({ code: "idempotency.in_flight" });
      const { sql } = stage.world.pools.platform;
      const countRunning = async () =>
        (await sql`select from idempotency_keys where key like 'twice-%' and status is null`).length;
      const first: Promise<{ status: number }>[] = [];
      await whileLocked(stage, ["opt_outs", "payments", "webhook_endpoints"], async () => {
        for (const operation of asked) first.push(stage.ask(operation, "test", onceKey(operation.id)));
        await expect.poll(countRunning).toBe(asked.length);
        await work();
      });
      const answers = await Promise.all(first);
      expect(answers.map(({ status }) => status)).toEqual(asked.map(({ response }) => response.status));
    },
  },
  { code: "platform.unavailable", during: whileAway },
  {
    code: "platform.internal_error",
    during: async (stage, work) => {
      const empty = await createTestDatabase({ migrate: false });
      await onPools(stage, openPools(empty.url, sizes), work);
      await empty.drop();
    },
  },
];
