import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createProcessScope } from "#/lib/core/process-scope.ts";
import { recordCallback } from "#/lib/callbacks/record-callback.ts";
import { applyDeliveryReports } from "#/lib/messaging/apply-delivery-reports.ts";
import { getMessage } from "#/lib/messaging/get-message.ts";
import { listMessages } from "#/lib/messaging/list-messages.ts";
import { anyMessage } from "#/lib/messaging/message-filter.ts";
import { sendMessage } from "#/lib/messaging/send-message.ts";
import { statusGroups } from "#/lib/messaging/status-groups.ts";
import { submitBatch } from "#/lib/messaging/submit-batch.ts";
import { summariseMessages } from "#/lib/messaging/summarise-messages.ts";
import { createSmsWorld, type SmsWorld } from "#/lib/messaging/testing/sms-world.ts";
import { relayOutbox } from "#/lib/outbox/relay-outbox.ts";
import { openExplainedPools, type ExplainedPools } from "#/lib/testing/explained-pools.ts";
import { getDailyCost } from "#/lib/usage/get-daily-cost.ts";
import { listDailyUsage } from "#/lib/usage/list-daily-usage.ts";
import { summariseUsage } from "#/lib/usage/summarise-usage.ts";
import { browseTransactions } from "#/lib/wallet/browse-transactions.ts";
import { getBalance } from "#/lib/wallet/get-balance.ts";
import type { TransactionFilter } from "#/lib/wallet/transaction-filter.ts";
import { claimTurns } from "#/lib/webhooks/claim-turns.ts";
import { createEndpoint } from "#/lib/webhooks/create-endpoint.ts";
import { listDeliveries } from "#/lib/webhooks/list-deliveries.ts";
import { listEvents } from "#/lib/webhooks/list-events.ts";
import { createPlainTransport } from "#/lib/webhooks/testing/plain-transport.ts";
import type { PlatformCtx, TenantCtx } from "#/lib/core/context.ts";

let world: SmsWorld;
let pools: ExplainedPools;
let live: TenantCtx;
let platform: PlatformCtx;
let tenantTables: Set<string>;

const text = { single: true, text: "Your results are ready", sender: null, reference: null } as const;
const anyTransaction: TransactionFilter = {
  from: null,
  to: null,
  types: null,
  direction: null,
  statuses: null,
  search: null,
  unbooked: true,
};
const send = () => sendMessage(live, { ...text, recipients: ["0712345678"], perMinute: 60, idempotency: null });

beforeAll(async () => {
  world = await createSmsWorld();
  const tenant = await world.newTenant({ balanceKes: 100 });
  const transport = createPlainTransport();
  const endpoint = { url: "https://clinic.example/hook", events: ["message.sent", "message.delivered"] };
  await createEndpoint(tenant.live, endpoint, { transport });
  transport.close();
  await world.send(tenant, ["0712345678", "0712345679"]);
  await world.submit();
  pools = await openExplainedPools(world.database);
  const scope = createProcessScope();
  live = { ...tenant.live, pools, scope };
  platform = { ...world.platform, pools, scope };
  const rows = await world.pools.platform.sql<{ table_name: string }[]>`
    select table_name from information_schema.columns where column_name = 'tenant_id' and table_schema = 'public'`;
  tenantTables = new Set(rows.map((row) => row.table_name));
});
beforeEach(() => void pools.take());
afterAll(async () => {
  await pools.close();
  await world.close();
});

async function reportAll(): Promise<void> {
  const sent = await world.pools.platform.sql<{ provider_message_id: string }[]>`
    select provider_message_id from messages where status = 'sent'`;
  const reports = sent.map((row) => ({
    providerMessageId: row.provider_message_id,
    recipient: null,
    word: "DeliveredToTerminal",
    status: "delivered",
    reason: null,
    textStart: null,
  }));
  const payload = JSON.stringify({ parameters: { reports: [JSON.stringify(reports)] } });
  const stored = {
    kind: "onfon_report",
    subject: world.connectionId,
    naturalKey: null,
    payload,
    sourceIp: null,
  } as const;
  await recordCallback(platform, stored);
  await applyDeliveryReports(platform, { limit: 100 }, world.ports);
}

const hot: Record<string, () => Promise<unknown>> = {
  "accepting a send": send,
  "claiming, submitting and settling": async () => {
    await send();
    await submitBatch(platform, { connectionId: world.connectionId, limit: 100 }, world.ports);
  },
  "storing and applying delivery reports": reportAll,
  "a message's status": async () => {
    const { messages } = await listMessages(live, { limit: 1, before: null });
    await getMessage(live, messages[0]?.id ?? "");
  },
  "the history": () => listMessages(live, { limit: 20, before: null }),
  "the history of several statuses and a period": async () => {
    const from = new Date(live.clock.now().getTime() - 86_400_000);
    for (const statuses of Object.values(statusGroups)) {
      await listMessages(live, { limit: 20, before: null, filter: { ...anyMessage, statuses, from } });
      await summariseMessages(live, { statuses, from });
    }
  },
  "the balance": () => getBalance(live),
  "a page of the statement": () => browseTransactions(live, anyTransaction, { limit: 20, from: { page: 1 } }),
  "webhook deliveries": () => listDeliveries(live),
  "the events of 30 days": () => listEvents(live, { limit: 20, type: undefined, cursor: undefined }),
  "due webhooks": () => claimTurns(platform, { sound: 10, failing: 2 }),
  "the usage of today and this month": () => summariseUsage(live, "Africa/Nairobi"),
  "what a day costs": () => getDailyCost(live),
  "the usage of each day": () => {
    const to = live.clock.now();
    return listDailyUsage(live, { from: new Date(to.getTime() - 30 * 86_400_000), to, timeZone: "Africa/Nairobi" });
  },
  "relaying events": () => relayOutbox(platform, async () => {}),
};

test.each(Object.keys(hot))("%s never reads a tenant's table from end to end", async (name) => {
  await hot[name]?.();
  const explained = pools.take();
  expect(explained.length).toBeGreaterThan(0);
  const found = explained.flatMap(({ statement, seqScans }) =>
    seqScans.filter((table) => tenantTables.has(table)).map((table) => `${table}: ${statement.trim()}`),
  );
  expect(found).toEqual([]);
});
