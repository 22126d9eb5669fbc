import { createServer, type IncomingMessage, type Server } from "node:http";
import { parseArgs } from "node:util";
import { serve as serveInngest } from "inngest/node";
import next from "next";
import { functionsOf } from "#/inngest/index.ts";
import { startDueWork } from "#/inngest/start-due-work.ts";
import { flushKeyUses } from "#/lib/api-keys/flush-key-uses.ts";
import { routes } from "#/lib/api/routes.ts";
import { ensurePlatformConnections } from "#/lib/connections/ensure-platform-connections.ts";
import { drainOf } from "#/lib/http/drain.ts";
import { clientAddressHeader } from "#/lib/http/client-address-header.ts";
import type { TrustedProxies } from "#/lib/http/client-ip.ts";
import { createFastRoad } from "#/lib/http/fast-road.ts";
import { fromNodeRequest } from "#/lib/http/node.ts";
import { seedDemo } from "#/lib/onboarding/seed-demo.ts";
import type { Demo } from "#/lib/onboarding/demo-file.ts";
import { startOutboxRelay, type OutboxRelay } from "#/lib/outbox/start-outbox-relay.ts";
import { paybillToken, paybillUrls } from "#/lib/payments/callback-urls.ts";
import { ensureOperatorTenant } from "#/lib/tenants/ensure-operator-tenant.ts";
import { runtime, type Runtime } from "#/lib/wiring.ts";

// The self-hosted entry: the API's handlers, callbacks and /api/inngest in front of Next, in one process. The launcher
// starts it; one line of JSON on stdout says that it is ready; it ends on SIGTERM and when its stdin closes.

/** Connections that wait to be taken while we are busy; beyond that a caller's system tries again a second later. */
const mostUnaccepted = 4_096;
/** A request that is still answered when the process should end gets so long. */
const drainMs = 8_000;

const { values } = parseArgs({ options: { dev: { type: "boolean", default: false } } });
const app = runtime();
const platform = app.platformCtx({ kind: "system", name: "server" });

const [handlePage, callbacks] = await Promise.all([prepareNext(app, values.dev), prepareStore(app)]);
const relay = startRelay(app);
const dueWork = startDueWork(platform);
const drain = drainOf(await listen(app, handlePage));
process.stdout.write(`${JSON.stringify({ ready: true, url: app.env.appUrl, callbacks })}\n`);

process.once("SIGTERM", () => void stop("SIGTERM"));
process.once("SIGINT", () => void stop("SIGINT"));
process.stdin.once("close", () => void stop("stdin closed"));
process.stdin.resume();

type Pages = {
  handle: ReturnType<ReturnType<typeof next>["getRequestHandler"]>;
  upgrade: ReturnType<ReturnType<typeof next>["getUpgradeHandler"]>;
};

async function prepareNext({ env }: Runtime, dev: boolean): Promise<Pages> {
  const pages = next({ dev, port: env.PORT, hostname: "localhost" });
  await pages.prepare();
  return { handle: pages.getRequestHandler(), upgrade: pages.getUpgradeHandler() };
}

/** What the platform itself needs in the database, and the demo where it is asked for. Repeating it changes nothing. */
async function prepareStore({ env, dataDir }: Runtime): Promise<Demo["callbacks"]> {
  await ensureOperatorTenant(platform, env.APP_NAME);
  const connections = await ensurePlatformConnections(platform);
  const onfon = connections.find(({ provider }) => provider === "onfon");
  const paybill = paybillUrls(env.appUrl, paybillToken(platform.vault, env.DARAJA_SHORTCODE ?? ""));
  const addresses = {
    onfon_dlr_url: `${env.appUrl}/api/callbacks/onfon/${onfon?.callbackToken}/delivery-report`,
    onfon_inbound_url: `${env.appUrl}/api/callbacks/onfon/${onfon?.callbackToken}/inbound`,
    c2b_validation_url: paybill.validation,
    c2b_confirmation_url: paybill.confirmation,
  };
  if (env.seedDemo) {
    const simulators = {
      ...(env.SIMULATOR_PHONE_URL ? { phone_url: env.SIMULATOR_PHONE_URL } : {}),
      ...(env.SIMULATOR_MAILBOX_URL ? { mailbox_url: env.SIMULATOR_MAILBOX_URL } : {}),
    };
    await seedDemo(platform, { file: `${dataDir}/demo.json`, callbacks: addresses, simulators });
  }
  return addresses;
}

function startRelay({ inngest, onPoke }: Runtime): OutboxRelay {
  const relay = startOutboxRelay(platform, async (events) => {
    await inngest.send(events);
  });
  onPoke(() => relay.poke());
  return relay;
}

async function listen({ env, edge, proxies, inngest }: Runtime, pages: Pages): Promise<Server> {
  const fastRoad = createFastRoad({ routes, proxies, docsUrl: edge.docsUrl });
  const jobs = serveInngest({
    client: inngest,
    functions: functionsOf(inngest),
    serveOrigin: `http://127.0.0.1:${env.PORT}`,
  });
  const server = createServer({ keepAliveTimeout: 75_000, requestTimeout: 60_000 }, (request, response) => {
    if (fastRoad(request, response)) return;
    if (request.url?.startsWith("/api/inngest")) void jobs(request, response);
    else void pages.handle(withClientAddress(request, proxies), response);
  });
  server.on("upgrade", (request, socket, head) => void pages.upgrade(request, socket, head));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port: env.PORT, backlog: mostUnaccepted }, resolve);
  });
  return server;
}

/** Pages can't see the socket: they read who asks from this header, which no caller can set. */
function withClientAddress(request: IncomingMessage, proxies: TrustedProxies): IncomingMessage {
  request.headers[clientAddressHeader] = fromNodeRequest(request, proxies).ip ?? "";
  return request;
}

async function stop(reason: string): Promise<void> {
  app.log.info({ reason }, "stopping");
  const late = setTimeout(() => process.exit(0), drainMs);
  late.unref();
  await drain.close();
  await Promise.all([relay.stop(), dueWork.stop()]);
  await flushKeyUses(platform).catch((error: unknown) => app.log.warn({ err: error }, "key uses were not kept"));
  await Promise.all([app.pools.app.close(), app.pools.platform.close()]);
  process.exit(0);
}
