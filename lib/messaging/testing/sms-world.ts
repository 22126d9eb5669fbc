import { ensurePlatformConnections } from "#/lib/connections/ensure-platform-connections.ts";
import { recordCallback } from "#/lib/callbacks/record-callback.ts";
import { fixedClock } from "#/lib/core/clock.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { applyDeliveryReports } from "../apply-delivery-reports.ts";
import type { CarrierReport, Carriers } from "../carrier.ts";
import type { AcceptedMessage } from "../accepted-request.ts";
import { sendMessage } from "../send-message.ts";
import { submitBatch } from "../submit-batch.ts";
import { scriptedCarrier, type ScriptedCarrier } from "./scripted-carrier.ts";

export type MessageFacts = {
  id: string;
  status: string;
  charge: string;
  reason: string | null;
  provider_message_id: string | null;
};

export type SmsWorld = TestWorld & {
  clock: ReturnType<typeof fixedClock>;
  carrier: ScriptedCarrier;
  ports: { carriers: Carriers };
  connectionId: string;
  /** Accepts one text for the recipients; answers the message rows. */
  send(tenant: TestTenant, recipients?: string[], text?: string): Promise<AcceptedMessage[]>;
  submit(): Promise<{ claimed: number; nextInMs: number | null }>;
  report(...reports: CarrierReport[]): Promise<void>;
  message(id: string): Promise<MessageFacts>;
  /** Balance and reserved sum of the live wallet, in KES, from the ledger's transfers. */
  books(tenant: TestTenant): Promise<{ wallet: number; reserved: number; lines: string[] }>;
};

/** A test world with a scripted carrier behind the platform's live connection and a clock that is moved by hand. */
export async function createSmsWorld(): Promise<SmsWorld> {
  const clock = fixedClock(new Date());
  const world = await createTestWorld({ clock });
  const connections = await ensurePlatformConnections(world.platform);
  const connectionId = connections.find(({ provider }) => provider === "onfon")?.id ?? "";
  const carrier = scriptedCarrier();
  const ports = { carriers: { onfon: carrier, sandbox: carrier } };
  const { sql } = world.pools.platform;
  return {
    ...world,
    clock,
    carrier,
    ports,
    connectionId,
    send: async (tenant, recipients = ["0712345678"], text = "Your results are ready") => {
      const result = await sendMessage(tenant.live, {
        recipients,
        single: false,
        text,
        sender: null,
        reference: null,
        perMinute: null,
        idempotency: null,
      });
      // Ids sort by time: what is sent later is younger.
      clock.advance(1);
      if (result.kind !== "accepted") throw new Error("A send without a key is never a replay.");
      return result.messages;
    },
    submit: () => submitBatch(world.platform, { connectionId, limit: 500 }, ports),
    report: async (...reports) => {
      const payload = JSON.stringify({ parameters: { reports: [JSON.stringify(reports)] } });
      await recordCallback(world.platform, {
        kind: "onfon_report",
        subject: connectionId,
        naturalKey: null,
        payload,
        sourceIp: null,
      });
      await applyDeliveryReports(world.platform, { limit: 500 }, ports);
    },
    message: async (id) => {
      const [row] = await sql<MessageFacts[]>`
        select id, status, charge, reason, provider_message_id from messages where id = ${id}`;
      if (!row) throw new Error(`There is no message ${id}.`);
      return row;
    },
    books: async (tenant) => {
      const sums = await sql<{ account: string; sum: bigint }[]>`
        select account, sum(amount)::bigint as sum from (
          select to_account as account, amount_e4 as amount from ledger_transfers where mode = 'live'
          union all select from_account, -amount_e4 from ledger_transfers where mode = 'live'
        ) moves group by account`;
      const kes = (account: string) => Number(sums.find((row) => row.account === account)?.sum ?? 0n) / 10_000;
      const lines = await sql<{ type: string; direction: string; amount_e4: bigint }[]>`
        select type, direction, amount_e4 from wallet_transactions where tenant_id = ${tenant.id} and mode = 'live' order by seq`;
      return {
        wallet: kes(`wallet:${tenant.id}`),
        reserved: kes(`reserved:${tenant.id}`),
        lines: lines.map((line) => `${line.type} ${line.direction} ${Number(line.amount_e4) / 10_000}`),
      };
    },
  };
}
