import { setTimeout as delay } from "node:timers/promises";
import { startReceiver } from "../harness/receiver.ts";
import { ms, percentile } from "./figures.ts";
import { openLeanClient, requestBytes } from "./lean-client.ts";
import { startBenchSystem, type BenchSystem } from "./system.ts";

const atOnce = 500;
const bursts = 5;
const sends = 600;

/** Callbacks in bursts of 500, and how soon a report is a status and a webhook while messages keep coming. */
export async function benchCallbacks(directory: string, say: (line: string) => void): Promise<void> {
  const system = await startBenchSystem(directory, 50_000);
  try {
    const { callbacks } = system.instance.demo();
    const report = new URL(callbacks.onfon_dlr_url ?? "");
    const confirmation = new URL(callbacks.c2b_confirmation_url ?? "");
    const reports = await burst(report, (name) => {
      const url = new URL(report);
      url.search = String(
        new URLSearchParams({ messageId: name, mobile: "254712345678", status: "DeliveredToTerminal" }),
      );
      return requestBytes("GET", url, {});
    });
    const confirmations = await burst(confirmation, (name) =>
      requestBytes("POST", confirmation, { "content-type": "application/json" }, confirmationBody(name)),
    );
    say(`callbacks: ${atOnce} at once, ${bursts} times`);
    for (const [name, times] of Object.entries({
      "delivery reports": reports,
      "Paybill confirmations": confirmations,
    })) {
      say(`  ${name}: answered p50 ${ms(percentile(times, 0.5))}, p99 ${ms(percentile(times, 0.99))}`);
    }
    await measureRoad(system, say);
  } finally {
    await system.close();
  }
}

async function burst(url: URL, make: (name: string) => Buffer): Promise<number[]> {
  const clients = await Promise.all(Array.from({ length: atOnce }, () => openLeanClient(url)));
  const timesMs: number[] = [];
  for (let round = 0; round < bursts; round++) {
    const requests = clients.map((_, index) => make(`bench${round}x${index}x${Date.now()}`));
    await Promise.all(
      clients.map(async (client, index) => {
        const startedAt = performance.now();
        const { status } = await client.send(requests[index] ?? Buffer.alloc(0));
        timesMs.push(performance.now() - startedAt);
        if (status !== 200) throw new Error(`A callback was answered ${status}.`);
      }),
    );
    await delay(1_000);
  }
  clients.forEach((client) => client.close());
  return timesMs;
}

function confirmationBody(receipt: string): string {
  return JSON.stringify({
    TransactionType: "Pay Bill",
    TransID: receipt.toUpperCase(),
    TransTime: "20260302101522",
    TransAmount: "250.00",
    BusinessShortCode: "600111",
    BillRefNumber: "NOBODY",
    OrgAccountBalance: "10250.00",
    MSISDN: "25471****001",
    FirstName: "ASHA",
  });
}

/** Twenty messages a second, each reported and told: report taken → status, fact → first call of the tenant's server. */
async function measureRoad({ first, simulators, platform }: BenchSystem, say: (line: string) => void): Promise<void> {
  const receiver = await startReceiver(0);
  const { sql } = platform.pools.platform;
  try {
    const events = ["message.sent", "message.delivered"];
    await first("POST", "/api/v1/webhooks/endpoints", { body: { url: receiver.url, events } });
    const label = `road ${Date.now()}`;
    for (let number = 0; number < sends; number++) {
      void first("POST", "/api/v1/sms/send", {
        body: { recipient: `2547120${String(number).padStart(5, "0")}`, message: label },
      });
      await delay(50);
    }
    for (let look = 0; receiver.received.length < sends * 2 && look < 300; look++) await delay(100);
    const reportedAt = new Map<string, number>();
    for (let after = 0; ;) {
      const page = await simulators.control(simulators.onfon, "GET", `journal?after=${after}&kind=report`);
      if (!Array.isArray(page.entries) || typeof page.next !== "number") throw new Error("A journal has entries.");
      for (const entry of page.entries as { id: string; at: number }[])
        reportedAt.set(entry.id.toLowerCase(), entry.at);
      if (page.next === after) break;
      after = page.next;
    }
    const rows = await sql<{ provider_message_id: string; delivered_ms: string }[]>`
      select provider_message_id, (extract(epoch from delivered_at) * 1000)::text as delivered_ms
      from messages where status = 'delivered' order by id desc limit ${sends}`;
    const statusMs = rows.flatMap(({ provider_message_id, delivered_ms }) => {
      const at = reportedAt.get(provider_message_id);
      return at === undefined ? [] : [Math.max(0, Number(delivered_ms) - at)];
    });
    const attempts = await sql<{ wait_ms: string }[]>`
      select (extract(epoch from a.created_at - make_interval(secs => a.duration_ms / 1000.0) - e.occurred_at) * 1000)::text as wait_ms
      from webhook_attempts a join webhook_deliveries d on d.id = a.delivery_id join tenant_events e on e.id = d.event_id
      where a.number = 1`;
    const webhookMs = attempts.map(({ wait_ms }) => Number(wait_ms));
    say(
      `  at 20 messages a second: report → status p50 ${ms(percentile(statusMs, 0.5))}, p95 ${ms(percentile(statusMs, 0.95))} (${statusMs.length})`,
    );
    say(
      `  fact → first webhook attempt p50 ${ms(percentile(webhookMs, 0.5))}, p95 ${ms(percentile(webhookMs, 0.95))} (${webhookMs.length})`,
    );
  } finally {
    await receiver.close();
  }
}
