import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { TenantCtx } from "#/lib/core/context.ts";
import { fromKes } from "#/lib/core/money.ts";
import { createFastRoad } from "#/lib/http/fast-road.ts";
import { getTopUp } from "#/lib/payments/get-top-up.ts";
import { findPayment } from "#/lib/payments/lookup.ts";
import { paybillToken } from "#/lib/payments/callback-urls.ts";
import { queryPayment } from "#/lib/payments/query-payment.ts";
import { registerPaybill } from "#/lib/payments/register-paybill.ts";
import { settleWaitingCallbacks } from "#/lib/payments/settle-waiting-callbacks.ts";
import { startTopUp } from "#/lib/payments/start-top-up.ts";
import { c2bBody, newReceipt, stkBody } from "#/lib/payments/testing/payment-bench.ts";
import type { TopUp } from "#/lib/payments/top-up.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { runtime } from "#/lib/wiring.ts";
import { DEMO_DARAJA, startSimulators, type Simulators } from "#/simulators/start.ts";
import { paymentCallbackRoutes } from "./payment-routes.ts";
import { stkCallback } from "./stk.ts";

let world: TestWorld;
let simulators: Simulators;
let server: Server;
let base: string;
let serial = 0;

/** The real wiring over HTTP: our callback routes, the Daraja adapter, and the simulator on the other side. */
beforeAll(async () => {
  world = await createTestWorld();
  simulators = await startSimulators({ daraja: { switches: { outcome_delay_ms: 20, push_confirms: true } } });
  server = createServer((request, response) => {
    const { proxies } = runtime();
    const answer = createFastRoad({ routes: paymentCallbackRoutes, proxies, docsUrl: "https://app.example/docs" });
    if (!answer(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
  const { consumerKey, consumerSecret, passkey, shortcode } = DEMO_DARAJA;
  const environment = {
    APP_URL: base,
    DATABASE_URL: world.database.url,
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    LOG_LEVEL: "silent",
    DARAJA_BASE_URL: simulators.daraja.url,
    DARAJA_CONSUMER_KEY: consumerKey,
    DARAJA_CONSUMER_SECRET: consumerSecret,
    DARAJA_PASSKEY: passkey,
    DARAJA_SHORTCODE: shortcode,
    RATE_LIMITS: "off",
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const { platformCtx, ports } = runtime();
  const system = platformCtx({ kind: "system", name: "test" });
  await registerPaybill(system, { appUrl: base }, { live: ports.mobileMoney.live });
});

afterAll(async () => {
  await simulators.stop();
  await new Promise((resolve) => server.close(resolve));
  await Promise.all([runtime().pools.app.close(), runtime().pools.platform.close()]);
  await world.close();
  vi.unstubAllEnvs();
});

const platform = () => runtime().platformCtx({ kind: "system", name: "test" });

async function newTenant(): Promise<TenantCtx> {
  const { id } = await world.newTenant();
  return runtime().tenantCtx(id, "live", { kind: "system", name: "test" });
}

/** A push to a phone whose last five digits say what it comes to. */
async function push(ctx: TenantCtx, ending: string, kes = 250): Promise<TopUp> {
  serial += 1;
  const phone = `2547${String(serial).padStart(3, "0")}${ending}`;
  return startTopUp(ctx, { amount: fromKes(kes), phone }, runtime().ports.topUp);
}

async function settleAll(): Promise<void> {
  const { ports } = runtime();
  const callbackPorts = { mobileMoney: ports.mobileMoney, sources: [] };
  await settleWaitingCallbacks(platform(), { kind: "stk" }, callbackPorts);
  await settleWaitingCallbacks(platform(), { kind: "c2b_confirmation" }, callbackPorts);
}

const statusOf = async (ctx: TenantCtx, topUp: TopUp) => {
  await settleAll();
  return (await getTopUp(ctx, topUp.paymentId)).status;
};

async function creditsOf(ctx: TenantCtx): Promise<{ n: number; sum: bigint }> {
  const [row] = await world.pools.platform.sql<{ n: number; sum: bigint }[]>`
    select count(*)::int as n, coalesce(sum(amount_e4), 0)::bigint as sum
    from ledger_transfers where tenant_id = ${ctx.tenantId} and kind = 'topup'`;
  return { n: row?.n ?? 0, sum: row?.sum ?? 0n };
}

const postBody = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${base}${path}`, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });

test.each([
  ["97003", "completed", "its callback comes twice"],
  ["97004", "completed", "its callback comes before the push is answered"],
  ["90000", "completed", "it is paid"],
  ["91032", "cancelled", "the payer cancels"],
  ["92001", "failed", "the PIN is wrong"],
  ["90001", "failed", "there is no money"],
  ["91037", "expired", "the phone is off"],
  ["97001", "failed", "the code is no number"],
])("a top-up to a phone ending %s ends %s: %s", async (ending, status) => {
  const ctx = await newTenant();
  const topUp = await push(ctx, ending);
  await expect.poll(() => statusOf(ctx, topUp), { timeout: 10_000 }).toBe(status);
  const paid = status === "completed" ? { n: 1, sum: fromKes(250) } : { n: 0, sum: 0n };
  expect(await creditsOf(ctx)).toEqual(paid);
});

test("a paid push whose callback never comes is credited by the query, and its confirmation adds the receipt", async () => {
  const ctx = await newTenant();
  simulators.daraja.state.switches.push_confirms = false;
  const topUp = await push(ctx, "97002");
  const ask = async () => {
    await world.pools.platform.sql`update payments set next_query_at = now() where id = ${topUp.paymentId}`;
    return queryPayment(platform(), { paymentId: topUp.paymentId }, runtime().ports);
  };
  await expect.poll(ask, { timeout: 10_000 }).toMatchObject({ status: "completed" });
  expect((await getTopUp(ctx, topUp.paymentId)).receipt).toBeNull();
  simulators.daraja.state.switches.push_confirms = true;
  const payment = await findPayment(platform(), topUp.paymentId);
  const token = paybillToken(runtime().edge.ctx.vault, DEMO_DARAJA.shortcode);
  const receipt = newReceipt();
  await postBody(`/api/callbacks/c2b/${token}/confirmation`, c2bBody({ account: payment?.code ?? "", receipt }));
  await settleAll();
  expect((await getTopUp(ctx, topUp.paymentId)).receipt).toBe(receipt);
  expect(await creditsOf(ctx)).toEqual({ n: 1, sum: fromKes(250) });
});

test("a callback of another amount than was asked for credits nothing and is flagged", async () => {
  const ctx = await newTenant();
  simulators.daraja.state.switches.push_confirms = false;
  const topUp = await push(ctx, "97006");
  const flagged = async () => {
    await settleAll();
    return (await getTopUp(ctx, topUp.paymentId)).needsReview;
  };
  await expect.poll(flagged, { timeout: 10_000 }).toBe(true);
  simulators.daraja.state.switches.push_confirms = true;
  expect(await creditsOf(ctx)).toEqual({ n: 0, sum: 0n });
});

test("Paybill money reaches the account typed; validation refuses an account nobody has", async () => {
  const ctx = await newTenant();
  const [tenant] = await world.pools.platform.sql<{ account_number: string }[]>`
    select account_number from tenants where id = ${ctx.tenantId}`;
  const pay = async (account: string) => {
    const body = JSON.stringify({ account, amount: 1_200, msisdn: "254700000001" });
    return (await fetch(`${simulators.daraja.url}/__sim/c2b`, { method: "POST", body })).json();
  };
  await pay(tenant?.account_number ?? "");
  const credited = async () => {
    await settleAll();
    return (await creditsOf(ctx)).sum;
  };
  await expect.poll(credited, { timeout: 10_000 }).toBe(fromKes(1_200));
  const token = paybillToken(runtime().edge.ctx.vault, DEMO_DARAJA.shortcode);
  const validate = async (account: string) =>
    (await postBody(`/api/callbacks/c2b/${token}/validation`, c2bBody({ account }))).json();
  expect(await validate("999")).toEqual({ ResultCode: "C2B00012", ResultDesc: "Rejected" });
  expect(await validate(tenant?.account_number ?? "")).toEqual({ ResultCode: "0", ResultDesc: "Accepted" });
});

const stored = async () =>
  (await world.pools.platform.sql<{ n: number }[]>`select count(*)::int as n from callbacks`)[0]?.n;

test.each([
  ["/api/callbacks/stk/short"],
  [`/api/callbacks/stk/${"0".repeat(64)}`],
  [`/api/callbacks/c2b/${"0".repeat(64)}/confirmation`],
  [`/api/callbacks/c2b/${"0".repeat(64)}/validation`],
  [`/api/webhooks/mpesa/callback?token=${"0".repeat(64)}`],
  ["/api/webhooks/mpesa/callback"],
  ["/webhooks/mpesa/callback?token="],
])("a wrong token is a 404 and stores nothing: %s", async (path) => {
  const before = await stored();
  const answer = await postBody(path, c2bBody({ account: "1" }));
  expect(answer.status).toBe(404);
  expect((await answer.json()).code).toBe("callbacks.not_found");
  expect(await stored()).toBe(before);
});

/** The token that stands in the address of a push, as the simulator was told it. */
function tokenOf(topUp: TopUp): string {
  const prompt = simulators.daraja.state.prompts.get(topUp.checkoutRequestId ?? "");
  return prompt?.callbackUrl.split("/").at(-1) ?? "";
}

test("a body over 64 KB is a 413 and stores nothing; one of anything else is accepted and goes to review", async () => {
  const ctx = await newTenant();
  const topUp = await push(ctx, "97009");
  const path = `/api/callbacks/stk/${tokenOf(topUp)}`;
  const before = await stored();
  expect((await postBody(path, "x".repeat(65_537))).status).toBe(413);
  expect(await stored()).toBe(before);
  const answer = await postBody(path, "not what Daraja sends");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ ResultCode: 0, ResultDesc: "Accepted" });
  await settleAll();
  expect(await getTopUp(ctx, topUp.paymentId)).toMatchObject({ status: "processing", needsReview: true });
});

test("the former addresses take the same call with the token as a parameter", async () => {
  const ctx = await newTenant();
  const topUp = await push(ctx, "97009");
  const payment = await findPayment(platform(), topUp.paymentId);
  if (!payment) throw new Error("There is no payment.");
  const answer = await postBody(
    `/webhooks/mpesa/callback?token=${tokenOf(topUp)}`,
    stkBody(payment, { receipt: newReceipt() }),
  );
  expect(await answer.json()).toEqual({ ResultCode: 0, ResultDesc: "Accepted" });
  expect(await statusOf(ctx, topUp)).toBe("completed");
});

test("a forwarded address is not believed from anybody but a trusted proxy", async () => {
  const ctx = await newTenant();
  const topUp = await push(ctx, "97009");
  const payment = await findPayment(platform(), topUp.paymentId);
  if (!payment) throw new Error("There is no payment.");
  await postBody(`/api/callbacks/stk/${tokenOf(topUp)}`, stkBody(payment), { "x-forwarded-for": "196.201.214.200" });
  const [row] = await world.pools.platform.sql<{ source_ip: string }[]>`
    select source_ip from callbacks where subject = ${payment.id}`;
  expect(row?.source_ip).toBe("127.0.0.1");
});

test("500 callbacks at once are all stored and answered, and credit once", async () => {
  const ctx = await newTenant();
  const topUp = await push(ctx, "97009");
  const payment = await findPayment(platform(), topUp.paymentId);
  if (!payment) throw new Error("There is no payment.");
  const token = tokenOf(topUp);
  await Promise.all(
    Array.from({ length: 500 }, async () => {
      const body = Buffer.from(stkBody(payment, { receipt: newReceipt() }));
      const url = `/api/callbacks/stk/${token}`;
      const request = { method: "POST", url, header: () => null, body: async () => body, ip: "127.0.0.1" };
      expect((await stkCallback(request, { token })).status).toBe(200);
    }),
  );
  await settleAll();
  expect(await creditsOf(ctx)).toEqual({ n: 1, sum: fromKes(250) });
});
