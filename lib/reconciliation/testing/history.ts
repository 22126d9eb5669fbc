import { sealChain } from "#/lib/audit/seal-chain.ts";
import { recordCallback } from "#/lib/callbacks/record-callback.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import type { fixedClock } from "#/lib/core/clock.ts";
import { fromKes } from "#/lib/core/money.ts";
import { applyDeliveryReports } from "#/lib/messaging/apply-delivery-reports.ts";
import type { RowOutcome } from "#/lib/messaging/carrier.ts";
import { expireAttempts } from "#/lib/messaging/expire-attempts.ts";
import { matchWaitingReports } from "#/lib/messaging/match-waiting-reports.ts";
import { releaseUnconfirmed } from "#/lib/messaging/release-unconfirmed.ts";
import { sendMessage } from "#/lib/messaging/send-message.ts";
import { signalWaiting } from "#/lib/messaging/signal-waiting.ts";
import { submitBatch } from "#/lib/messaging/submit-batch.ts";
import { createFakeCarrier } from "#/lib/messaging/testing/fake-carrier.ts";
import { callbackTokenHmac } from "#/lib/payments/find-payment-by-token.ts";
import { queryDuePayments } from "#/lib/payments/query-due-payments.ts";
import { settleWaitingCallbacks } from "#/lib/payments/settle-waiting-callbacks.ts";
import { startTopUp } from "#/lib/payments/start-top-up.ts";
import { acceptedPush, c2bBody, newReceipt, scriptedRoad, shortcode } from "#/lib/payments/testing/payment-bench.ts";
import type { TestTenant, TestWorld } from "#/lib/testing/test-ctx.ts";
import { flushDueBalanceEvents } from "#/lib/webhooks/flush-due-balance-events.ts";
import { Crash, startMortalProcess, type MortalProcess } from "./mortal-process.ts";

export type Place = {
  world: TestWorld;
  clock: ReturnType<typeof fixedClock>;
  connectionId: string;
  tenant: TestTenant & { account: string };
};

/** What the outside world knows at the end, which no crash can change. */
export type Outcome = {
  /** How often the provider took each message. */
  taken: Map<string, number>;
  /** Ids of messages that were promised to the caller. */
  promised: string[];
  /** Keys under which a send was promised. */
  keys: string[];
  /** KES that the tenant's payers really paid. */
  paidKes: number;
  crashed: boolean;
};

const wait = { minute: 61_000, threeDays: 73 * 3_600_000 };

/**
 * Sends, payments, reports and sweeps in an order that `random` chooses. Where a process dies, another one begins a minute
 * later with what the database holds: the sweeps run, and the caller repeats what was not answered, under the same key. At
 * the end every answer that can come has come, and three days have passed.
 */
export async function liveHistory(
  place: Place,
  random: () => number,
  reach: (point: string) => boolean,
): Promise<Outcome> {
  const { world, clock, connectionId, tenant } = place;
  const outcome: Outcome = { taken: new Map(), promised: [], keys: [], paidKes: 0, crashed: false };
  const kinds: RowOutcome["kind"][] = ["accepted", "accepted", "accepted", "refused", "unknown", "retry"];
  const fake = createFakeCarrier(() => pick(kinds));
  const road = scriptedRoad();
  const pushed = new Map<string, { id: string; kes: number }>();
  const paid = new Set<string>();
  road.onPush = async ({ callbackUrl, amount }) => {
    const accepted = acceptedPush();
    pushed.set(callbackUrl.slice(callbackUrl.lastIndexOf("/") + 1), {
      id: accepted.checkoutRequestId,
      kes: Number(amount / 10_000n),
    });
    return accepted;
  };
  road.onQuery = async (id) => (paid.has(id) ? { kind: "paid" } : { kind: "pending" });

  let life = startMortalProcess({ world, carriers: fake.carriers, mobileMoney: road, reach });
  let serial = 0;

  function pick<T>(choices: readonly T[]): T {
    const choice = choices[Math.floor(random() * choices.length)];
    if (choice === undefined) throw new RangeError("There is something to choose from.");
    return choice;
  }

  async function attempt(step: (process: MortalProcess) => Promise<unknown>): Promise<void> {
    try {
      await step(life);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      outcome.crashed = true;
      await life.bury();
      life = startMortalProcess({ world, carriers: fake.carriers, mobileMoney: road, reach: () => false });
      clock.advance(wait.minute);
      await sweep(life);
      await attempt(step);
    }
  }

  function sendStep(): (process: MortalProcess) => Promise<void> {
    const key = `key-${tenant.id}-${serial++}`;
    const recipients = Array.from(
      { length: 1 + Math.floor(random() * 3) },
      (_, index) => `07120${String(serial).padStart(3, "0")}0${index}`,
    );
    return async (process) => {
      const live: TenantCtx = process.tenantCtx(tenant.live);
      const result = await process.run("send", () =>
        sendMessage(live, {
          ...sendInput,
          recipients,
          reference: key,
          idempotency: {
            claim: { tenantId: tenant.id, mode: "live", key, operation: "sms.send", requestHash: "same" },
            answer: ({ messages }) => ({ status: 202, body: JSON.stringify(messages.map(({ id }) => id)) }),
          },
        }),
      );
      const ids: string[] =
        result.kind === "accepted" ? result.messages.map(({ id }) => id) : JSON.parse(result.answer.body);
      outcome.promised.push(...ids);
      outcome.keys.push(key);
    };
  }

  function topUpStep(): (process: MortalProcess) => Promise<void> {
    const phone = `2547${String(tenant.id % 10_000).padStart(4, "0")}${String(serial++).padStart(4, "0")}`;
    const kes = 100 + Math.floor(random() * 400);
    let asked = false;
    return async (process) => {
      // A caller without a key asks once: what became of it is the payment's own affair.
      if (asked) return;
      asked = true;
      const ports = {
        mobileMoney: process.mobileMoney,
        callbackUrlOf: (token: string) => `https://app.example/${token}`,
        limits: null,
      };
      await process.run("top-up", () =>
        startTopUp(process.tenantCtx(tenant.live), { amount: fromKes(kes), phone }, ports),
      );
    };
  }

  /** A payer enters the PIN: the money has left, whether our callback arrives or not. */
  async function payOne(): Promise<void> {
    const open = [...pushed].filter(([, { id }]) => !paid.has(id));
    if (open.length === 0) return;
    const [token, { id, kes }] = pick(open);
    paid.add(id);
    outcome.paidKes += kes;
    const [payment] = await world.pools.platform.sql<
      { id: string; phone: string; checkout_request_id: string | null }[]
    >`
      select id, phone, checkout_request_id from payments where callback_token_hmac = ${callbackTokenHmac(world.platform, token)}`;
    // A callback may be lost, but not when the push's answer was too: then nobody could ever tell.
    if (!payment || (payment.checkout_request_id !== null && random() < 0.3)) return;
    const body = JSON.stringify({
      Body: {
        stkCallback: {
          MerchantRequestID: null,
          CheckoutRequestID: id,
          ResultCode: 0,
          ResultDesc: "said by a test",
          CallbackMetadata: {
            Item: [
              { Name: "Amount", Value: kes },
              { Name: "MpesaReceiptNumber", Value: newReceipt() },
              { Name: "PhoneNumber", Value: Number(payment.phone) },
            ],
          },
        },
      },
    });
    const store = (process: MortalProcess) =>
      process.run("store-callback", () =>
        recordCallback(process.ctx, {
          kind: "stk",
          subject: payment.id,
          naturalKey: `stk:${id}`,
          payload: body,
          sourceIp: "127.0.0.1",
        }),
      );
    await attempt(store);
    await attempt(store);
  }

  async function payByPaybill(): Promise<void> {
    const kes = 50 + Math.floor(random() * 100);
    const receipt = newReceipt();
    outcome.paidKes += kes;
    const payload = c2bBody({ account: tenant.account, amount: `${kes}.00`, receipt });
    await attempt((process) =>
      process.run("store-paybill", () =>
        recordCallback(process.ctx, {
          kind: "c2b_confirmation",
          subject: shortcode,
          naturalKey: `c2b:${receipt}`,
          payload,
          sourceIp: "127.0.0.1",
        }),
      ),
    );
  }

  async function report(): Promise<void> {
    if (fake.journal.length === 0) return;
    const { providerMessageId, recipient } = pick(fake.journal);
    const payload = JSON.stringify({
      parameters: fake.reportOf(providerMessageId, pick(["delivered", "failed", "delivered", "sent"]), recipient),
    });
    await attempt((process) =>
      process.run("store-report", () =>
        recordCallback(process.ctx, {
          kind: "onfon_report",
          subject: connectionId,
          naturalKey: null,
          payload,
          sourceIp: null,
        }),
      ),
    );
  }

  const submit = (process: MortalProcess) =>
    process.run("submit", () => submitBatch(process.ctx, { connectionId, limit: 50 }, { carriers: process.carriers }));
  const applyReports = (process: MortalProcess) =>
    process.run("apply-reports", () =>
      applyDeliveryReports(process.ctx, { limit: 50 }, { carriers: process.carriers }),
    );
  const settle = (process: MortalProcess) =>
    process.run("settle-callbacks", async () => {
      for (const kind of ["stk", "c2b_confirmation"] as const) {
        const { failed } = await settleWaitingCallbacks(
          process.ctx,
          { kind },
          { mobileMoney: process.mobileMoney, sources: [] },
        );
        if (failed > 0) throw new Error("A callback could not be settled.");
      }
    });

  async function sweep(process: MortalProcess): Promise<void> {
    const { ctx } = process;
    await process.run("expire-attempts", () => expireAttempts(ctx));
    await process.run("signal-waiting", () => signalWaiting(ctx));
    await process.run("match-reports", () => matchWaitingReports(ctx, { afterSeq: 0n, limit: 500 }));
    await process.run("release-unconfirmed", () => releaseUnconfirmed(ctx, { limit: 500 }));
    await process.run("query-payments", () => queryDuePayments(ctx, { mobileMoney: process.mobileMoney }));
    await process.run("flush-balances", () => flushDueBalanceEvents(ctx));
    await process.run("seal", () => sealChain(ctx, "ledger"));
    await settle(process);
    await applyReports(process);
    await submit(process);
  }

  /** After many lost answers the connection is probed with one message at a time. */
  async function isWaiting(): Promise<boolean> {
    const [row] = await world.pools.platform.sql`
      select 1 from messages where tenant_id = ${tenant.id} and status in ('queued', 'sending') limit 1`;
    return row !== undefined;
  }

  const steps: (() => Promise<void>)[] = [
    () => attempt(sendStep()),
    () => attempt(sendStep()),
    () => attempt(topUpStep()),
    payOne,
    payByPaybill,
    report,
    report,
    () => attempt(submit),
    () => attempt(submit),
    () => attempt(applyReports),
    () => attempt(settle),
  ];
  // Each kind of step comes at least once, in any order, and some come again.
  const order = [...steps, ...Array.from({ length: 5 }, () => pick(steps))].map((step) => ({ step, at: random() }));
  await attempt(sendStep());
  await attempt(topUpStep());
  for (const { step } of order.sort((a, b) => a.at - b.at)) {
    await step();
    clock.advance(Math.floor(random() * 20_000));
  }
  for (const advance of [wait.minute, wait.minute, wait.minute * 5, wait.minute * 20]) {
    clock.advance(advance);
    await attempt(sweep);
  }
  while (await isWaiting()) {
    clock.advance(wait.minute);
    await attempt(sweep);
  }
  for (const advance of [wait.threeDays, wait.minute]) {
    clock.advance(advance);
    await attempt(sweep);
  }
  await life.bury();
  for (const { messageId } of fake.journal) outcome.taken.set(messageId, (outcome.taken.get(messageId) ?? 0) + 1);
  return outcome;
}

const sendInput = { single: false, text: "Your results are ready", sender: null, perMinute: null } as const;
