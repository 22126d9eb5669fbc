import { resolve } from "node:path";
import { openPools, type Pools } from "#/db/client.ts";
import type { Mode } from "#/db/enums.ts";
import { inngestClient, type InngestClient } from "#/inngest/client.ts";
import { jobEngine } from "#/inngest/job-engine.ts";
import { systemClock, type Clock } from "#/lib/core/clock.ts";
import type { Actor, EventSink, PlatformCtx, TenantCtx } from "#/lib/core/context.ts";
import { readEnv, type Env } from "#/lib/core/env.ts";
import { newId } from "#/lib/core/ids.ts";
import { createLog, type Log } from "#/lib/core/log.ts";
import { createProcessScope } from "#/lib/core/process-scope.ts";
import { createVault } from "#/lib/core/vault.ts";
import type { Edge } from "#/lib/http/edge.ts";
import { trustedProxies, type TrustedProxies } from "#/lib/http/client-ip.ts";
import type { JobEngine } from "#/lib/outbox/job-engine.ts";
import { writeEvents } from "#/lib/outbox/write-events.ts";
import type { Carriers } from "#/lib/messaging/carrier.ts";
import type { Mailer } from "#/lib/notifications/mailer.ts";
import type { MobileMoney, MobileMoneyRoads } from "#/lib/payments/mobile-money.ts";
import { standardPushLimits } from "#/lib/payments/push-limits.ts";
import type { StartTopUpPorts } from "#/lib/payments/start-top-up.ts";
import { createOnfonCarrier, onfonBaseUrl } from "#/lib/providers/carrier/onfon/create-onfon-carrier.ts";
import { createSandboxCarrier } from "#/lib/providers/carrier/sandbox/create-sandbox-carrier.ts";
import { createResendMailer } from "#/lib/providers/mailer/resend/create-resend-mailer.ts";
import { createDaraja, darajaBaseUrl } from "#/lib/providers/mobile-money/daraja/create-daraja.ts";
import { createSandboxMobileMoney } from "#/lib/providers/mobile-money/sandbox/create-sandbox-mobile-money.ts";
import { createWebhookTransport } from "#/lib/providers/webhook-transport/create-webhook-transport.ts";
import { choosePrivateHosts } from "#/lib/providers/webhook-transport/private-hosts.ts";
import type { WebhookTransport } from "#/lib/webhooks/transport.ts";

/** The outside world as the rooms see it. */
export type Ports = {
  carriers: Carriers;
  mobileMoney: MobileMoneyRoads;
  topUp: StartTopUpPorts;
  mailer: Mailer;
  webhookTransport: WebhookTransport;
};

/** Everything of which a process has one. Node's copy of our modules and Next's share it. */
export type Runtime = {
  env: Env;
  log: Log;
  pools: Pools;
  ports: Ports;
  edge: Edge;
  proxies: TrustedProxies;
  inngest: InngestClient;
  engine: JobEngine;
  /** Absolute path of DATA_DIR. */
  dataDir: string;
  platformCtx(actor: Actor, requestId?: string): PlatformCtx;
  tenantCtx(tenantId: number, mode: Mode, actor: Actor, requestId?: string): TenantCtx;
  /** Told after commits with events; the relay listens. */
  onPoke(listener: () => void): void;
};

const place = Symbol.for("jumbe.runtime");
type Place = { [place]?: Runtime };

/** The process's runtime, made at first use. Throws an EnvError when the environment can't be used. */
export function runtime(): Runtime {
  const holder = globalThis as Place;
  holder[place] ??= makeRuntime(readEnv());
  return holder[place];
}

function masterKey(env: Env): Buffer {
  if (env.ENCRYPTION_KEY) return Buffer.from(env.ENCRYPTION_KEY, "base64");
  throw new Error(
    "ENCRYPTION_KEY is missing. The launcher makes one; without the launcher set it (32 bytes in base64).",
  );
}

function makeDaraja(env: Env, clock: Clock): MobileMoney {
  return createDaraja({
    baseUrl: env.DARAJA_BASE_URL ?? darajaBaseUrl,
    consumerKey: env.DARAJA_CONSUMER_KEY ?? "",
    consumerSecret: env.DARAJA_CONSUMER_SECRET ?? "",
    passkey: env.DARAJA_PASSKEY ?? "",
    shortcode: env.DARAJA_SHORTCODE ?? "",
    transactionType: env.DARAJA_TRANSACTION_TYPE,
    till: env.DARAJA_TILL,
    clock,
  });
}

function makePorts(env: Env, clock: Clock): Ports {
  const mobileMoney = { live: makeDaraja(env, clock), test: createSandboxMobileMoney({ clock }) };
  const simulated = env.SIMULATORS_RUNNING.includes("daraja");
  return {
    carriers: {
      onfon: createOnfonCarrier({
        baseUrl: env.ONFON_BASE_URL ?? onfonBaseUrl,
        apiKey: env.ONFON_API_KEY ?? "",
        clientId: env.ONFON_CLIENT_ID ?? "",
        accessKey: env.ONFON_ACCESS_KEY ?? "",
        clock,
      }),
      sandbox: createSandboxCarrier({ clock }),
    },
    mobileMoney,
    topUp: {
      mobileMoney,
      callbackUrlOf: (token) => `${env.appUrl}/api/callbacks/stk/${token}`,
      limits: simulated || !env.rateLimits ? null : standardPushLimits,
    },
    mailer: createResendMailer({
      apiKey: env.RESEND_API_KEY ?? "",
      baseUrl: env.RESEND_BASE_URL,
      from: env.MAIL_FROM,
      render: async (mail, language) => {
        const { renderMail } = await import("#/emails/render.tsx");
        return renderMail(mail, { appName: env.APP_NAME, appUrl: env.appUrl, language });
      },
    }),
    webhookTransport: createWebhookTransport({
      privateHosts: choosePrivateHosts({
        setting: env.WEBHOOK_PRIVATE_HOSTS,
        simulatorRuns: env.SIMULATORS_RUNNING.length > 0,
        isPublic: env.isPublic,
      }),
      appUrl: env.appUrl,
    }),
  };
}

function makeRuntime(env: Env): Runtime {
  if (!env.DATABASE_URL)
    throw new Error("DATABASE_URL is missing. The launcher starts a database; without it set one.");
  const log = createLog(env.LOG_LEVEL);
  const pools = openPools(env.DATABASE_URL);
  const pokes: (() => void)[] = [];
  const events: EventSink = { write: writeEvents, poke: () => pokes.forEach((poke) => poke()) };
  const base = {
    pools,
    events,
    log,
    clock: systemClock,
    scope: createProcessScope(),
    vault: createVault(masterKey(env)),
  };
  const platformCtx: Runtime["platformCtx"] = (actor, requestId = newId("httpRequest")) => ({
    ...base,
    kind: "platform",
    actor,
    requestId,
  });
  return {
    env,
    log,
    pools,
    ports: makePorts(env, systemClock),
    edge: {
      ctx: platformCtx({ kind: "system", name: "edge" }),
      docsUrl: `${env.appUrl}/docs`,
      rateLimits: env.rateLimits,
      checkResponses: !env.isPublic,
    },
    proxies: trustedProxies(env.TRUSTED_PROXIES),
    inngest: inngestClient(env),
    engine: jobEngine(env),
    dataDir: resolve(env.DATA_DIR),
    platformCtx,
    tenantCtx: (tenantId, mode, actor, requestId = newId("httpRequest")) => ({
      ...base,
      kind: "tenant",
      tenantId,
      mode,
      actor,
      requestId,
    }),
    onPoke: (listener) => pokes.push(listener),
  };
}
