import { randomBytes } from "node:crypto";
import { listWaitingCallbacks } from "#/lib/callbacks/list-waiting-callbacks.ts";
import { naturalKeyOf } from "#/lib/callbacks/natural-key.ts";
import { recordCallback } from "#/lib/callbacks/record-callback.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { fromKes, money, toKes, type Money } from "#/lib/core/money.ts";
import type { TestWorld } from "#/lib/testing/test-ctx.ts";
import { findPayment } from "../lookup.ts";
import type { MobileMoney, PushInput, PushOutcome, QueryOutcome } from "../mobile-money.ts";
import type { Payment } from "../payment.ts";
import { settleC2bConfirmation, type ConfirmationOutcome } from "../settle-c2b-confirmation.ts";
import { settleStkCallback, type CallbackOutcome } from "../settle-stk-callback.ts";
import { startTopUp, type StartTopUpPorts } from "../start-top-up.ts";

export const shortcode = "600111";

/** A provider that answers as it is told, and remembers what it was asked. */
export type ScriptedRoad = MobileMoney & {
  pushes: PushInput[];
  queries: string[];
  onPush: (input: PushInput) => Promise<PushOutcome>;
  onQuery: (checkoutRequestId: string) => Promise<QueryOutcome>;
};

export function scriptedRoad(): ScriptedRoad {
  const road: ScriptedRoad = {
    shortcode,
    pushes: [],
    queries: [],
    onPush: async () => acceptedPush(),
    onQuery: async () => ({ kind: "pending" }),
    push: (input) => {
      road.pushes.push(input);
      return road.onPush(input);
    },
    query: ({ checkoutRequestId }) => {
      road.queries.push(checkoutRequestId);
      return road.onQuery(checkoutRequestId);
    },
    registerUrls: async () => ({ ok: true }),
  };
  return road;
}

export function acceptedPush(): Extract<PushOutcome, { kind: "accepted" }> {
  const tag = randomBytes(6).toString("hex");
  return { kind: "accepted", merchantRequestId: `mr-${tag}`, checkoutRequestId: `ws_CO_${tag}` };
}

export function newReceipt(): string {
  return `UC${randomBytes(4).toString("hex").toUpperCase()}`;
}

export function newPhone(): string {
  return `2547${String(randomBytes(4).readUInt32BE() % 100_000_000).padStart(8, "0")}`;
}

export type StkFields = {
  checkoutRequestId: string | null;
  merchantRequestId: string | null;
  code: number | string;
  amount: unknown;
  receipt: unknown;
  phone: unknown;
};

/** The body Daraja posts for a success or an end of this payment; `fields` says what to forge. */
export function stkBody(payment: Payment, fields: Partial<StkFields> = {}): string {
  const code = fields.code ?? 0;
  const metadata = {
    CallbackMetadata: {
      Item: [
        { Name: "Amount", Value: fields.amount ?? toKes(payment.amount) },
        { Name: "MpesaReceiptNumber", Value: fields.receipt ?? newReceipt() },
        { Name: "Balance" },
        { Name: "TransactionDate", Value: 20260302101522 },
        { Name: "PhoneNumber", Value: fields.phone ?? Number(payment.phone) },
      ],
    },
  };
  return JSON.stringify({
    Body: {
      stkCallback: {
        MerchantRequestID:
          fields.merchantRequestId === undefined ? payment.merchantRequestId : fields.merchantRequestId,
        CheckoutRequestID:
          fields.checkoutRequestId === undefined ? payment.checkoutRequestId : fields.checkoutRequestId,
        ResultCode: code,
        ResultDesc: "said by a test",
        ...(code === 0 ? metadata : {}),
      },
    },
  });
}

export type C2bFields = { account: string; amount: string; receipt: string; shortcode: string };

export function c2bBody(fields: Partial<C2bFields> & { account: string }): string {
  return JSON.stringify({
    TransactionType: "Pay Bill",
    TransID: fields.receipt ?? newReceipt(),
    TransTime: "20260302101522",
    TransAmount: fields.amount ?? "250.00",
    BusinessShortCode: fields.shortcode ?? shortcode,
    BillRefNumber: fields.account,
    OrgAccountBalance: "10250.00",
    MSISDN: "25471****001",
    FirstName: "ASHA",
    MiddleName: "",
    LastName: "",
  });
}

/** Payments of one world on a scripted provider. */
export type PaymentBench = ReturnType<typeof paymentBench>;

export function paymentBench(world: TestWorld) {
  const road = scriptedRoad();
  const mobileMoney = { live: road, test: road };
  const topUpPorts: StartTopUpPorts = {
    mobileMoney,
    callbackUrlOf: (token) => `https://app.example/api/callbacks/stk/${token}`,
    limits: null,
  };
  const bench = {
    road,
    mobileMoney,
    topUpPorts,
    /** A pushed payment. */
    async pushed(ctx: TenantCtx, kes = 250): Promise<Payment> {
      const topUp = await startTopUp(ctx, { amount: fromKes(kes), phone: newPhone() }, topUpPorts);
      return bench.payment(topUp.paymentId);
    },
    async payment(paymentId: string): Promise<Payment> {
      const payment = await findPayment(world.platform, paymentId);
      if (!payment) throw new Error("There is no such payment.");
      return payment;
    },
    async storeStk(paymentId: string, body: string, sourceIp = "127.0.0.1"): Promise<void> {
      const naturalKey = naturalKeyOf(paymentId, body, true);
      await recordCallback(world.platform, { kind: "stk", subject: paymentId, naturalKey, payload: body, sourceIp });
    },
    /** Stores the call and works on everything that waits. */
    async callBack(paymentId: string, body: string): Promise<CallbackOutcome[]> {
      await bench.storeStk(paymentId, body);
      return bench.settleStk();
    },
    async settleStk(sources: readonly string[] = []): Promise<CallbackOutcome[]> {
      const ids = await listWaitingCallbacks(world.platform, "stk", { limit: 1_000 });
      const outcomes: CallbackOutcome[] = [];
      for (const callbackId of ids) {
        outcomes.push(await settleStkCallback(world.platform, { callbackId }, { mobileMoney, sources }));
      }
      return outcomes;
    },
    async storeC2b(body: string, sourceIp = "127.0.0.1"): Promise<void> {
      const naturalKey = naturalKeyOf(shortcode, body, true);
      await recordCallback(world.platform, {
        kind: "c2b_confirmation",
        subject: shortcode,
        naturalKey,
        payload: body,
        sourceIp,
      });
    },
    async confirm(body: string, sources: readonly string[] = []): Promise<ConfirmationOutcome[]> {
      await bench.storeC2b(body);
      const ids = await listWaitingCallbacks(world.platform, "c2b_confirmation", { limit: 1_000 });
      const outcomes: ConfirmationOutcome[] = [];
      for (const callbackId of ids) {
        outcomes.push(await settleC2bConfirmation(world.platform, { callbackId }, { sources }));
      }
      return outcomes;
    },
    /** How often, and how much, this tenant was credited by payments. */
    async credits(tenantId: number): Promise<{ count: number; sum: Money }> {
      const [row] = await world.pools.platform.sql<{ count: number; sum: bigint }[]>`
        select count(*)::int as count, coalesce(sum(amount_e4), 0)::bigint as sum
        from ledger_transfers where tenant_id = ${tenantId} and kind = 'topup'`;
      return { count: row?.count ?? 0, sum: money(row?.sum ?? 0n) };
    },
    async events(tenantId: number): Promise<string[]> {
      const rows = await world.pools.platform.sql<{ type: string }[]>`
        select type from tenant_events where tenant_id = ${tenantId} order by type`;
      return rows.map((row) => row.type);
    },
  };
  return bench;
}
