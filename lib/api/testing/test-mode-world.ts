import type { Clock } from "#/lib/core/clock.ts";
import type { MessageStatus } from "#/db/enums.ts";
import { createOnfonCarrier } from "#/lib/providers/carrier/onfon/create-onfon-carrier.ts";
import { createSandboxCarrier } from "#/lib/providers/carrier/sandbox/create-sandbox-carrier.ts";
import { createResendMailer } from "#/lib/providers/mailer/resend/create-resend-mailer.ts";
import { createDaraja } from "#/lib/providers/mobile-money/daraja/create-daraja.ts";
import { createSandboxMobileMoney } from "#/lib/providers/mobile-money/sandbox/create-sandbox-mobile-money.ts";
import { startServer, type TestServer } from "#/lib/providers/testing/start-server.ts";
import { createBackground, type Background } from "#/lib/testing/background.ts";
import type { WebhookCall } from "#/lib/webhooks/transport.ts";
import { createApiWorld, type ApiWorld } from "./api-world.ts";

export type TestModeWorld = ApiWorld & {
  background: Background;
  /** Every call that a provider of SMS, money or mail has seen, as `sms POST /path`. */
  calls(): string[];
  webhooks: WebhookCall[];
  message(id: string): Promise<{ status: MessageStatus; reason: string | null }>;
  /** What the tenant was told of its latest top-up, in order: `failed, wrong_pin`. */
  endsOfTopUp(tenantId: number): Promise<string[]>;
  pass(ms: number): void;
};

/**
 * The API with the real adapters of every provider, each talking to a server that keeps what it sees, and the durable
 * functions behind it. Time goes on by itself and can be moved forward.
 */
export async function createTestModeWorld(): Promise<TestModeWorld> {
  let aheadMs = 0;
  const pass = (ms: number): void => {
    aheadMs += ms;
  };
  const clock: Clock = { now: () => new Date(Date.now() + aheadMs) };
  const start = () => startServer(() => ({ status: 500, body: "{}" }));
  const providers = { sms: await start(), money: await start(), mail: await start() };
  const webhooks: WebhookCall[] = [];
  const world = await createApiWorld({ clock, ports: portsTo(providers, clock, webhooks) });
  const { sql } = world.pools.platform;
  const background = createBackground(world.platform, {
    pass,
    // The sandbox reports after ten seconds at most; nobody waits for them here.
    before: (id) => pass(id === "fetch-sandbox-reports" ? 20_000 : 0),
  });
  return {
    ...world,
    background,
    webhooks,
    pass,
    calls: () =>
      Object.entries(providers).flatMap(([name, { calls }]) =>
        calls.map(({ method, path }) => `${name} ${method} ${path.replace(/\?.*/, "")}`),
      ),
    message: async (id) => {
      const [row] = await sql<{ status: MessageStatus; reason: string | null }[]>`
        select status, reason from messages where id = ${id}`;
      if (!row) throw new Error(`There is no message ${id}.`);
      return { status: row.status, reason: row.reason };
    },
    endsOfTopUp: async (tenantId) => {
      const rows = await sql<{ status: string; reason: string | null }[]>`
        select data ->> 'status' as status, data ->> 'reason' as reason from tenant_events
        where tenant_id = ${tenantId} and type like 'topup.%'
          and data ->> 'transaction_id' = (
            select reference from wallet_transactions
            where tenant_id = ${tenantId} and payment_id is not null order by created_at desc limit 1)
        order by id`;
      return rows.map(({ status, reason }) => (reason === null ? status : `${status}, ${reason}`));
    },
    close: async () => {
      await world.close();
      await Promise.all(Object.values(providers).map((server) => server.stop()));
    },
  };
}

function portsTo(providers: Record<"sms" | "money" | "mail", TestServer>, clock: Clock, webhooks: WebhookCall[]) {
  const live = createDaraja({
    baseUrl: providers.money.url,
    consumerKey: "consumer",
    consumerSecret: "secret",
    passkey: "passkey",
    shortcode: "600111",
    transactionType: "CustomerPayBillOnline",
    clock,
  });
  const mobileMoney = { live, test: createSandboxMobileMoney({ clock }) };
  const onfon = { apiKey: "key", clientId: "client", accessKey: "access" };
  return {
    carriers: {
      onfon: createOnfonCarrier({ baseUrl: providers.sms.url, ...onfon, clock }),
      sandbox: createSandboxCarrier({ clock }),
    },
    mobileMoney,
    topUp: { mobileMoney, callbackUrlOf: (token: string) => `http://127.0.0.1:9/${token}`, limits: null },
    mailer: createResendMailer({
      apiKey: "re_test",
      baseUrl: providers.mail.url,
      from: "Jumbe <no-reply@jumbe.example>",
      render: async () => ({ subject: "Subject", html: "<p>Text</p>", text: "Text" }),
    }),
    webhookTransport: {
      post: async (call: WebhookCall) => {
        webhooks.push(call);
        return { kind: "answered" as const, status: 204, body: "", durationMs: 1 };
      },
      checkUrl: async () => null,
    },
  };
}
