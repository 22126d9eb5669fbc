import { inngestClient } from "#/inngest/client.ts";
import { jobEngine } from "#/inngest/job-engine.ts";
import { routes } from "#/lib/api/routes.ts";
import { createApiKey } from "#/lib/api-keys/create-api-key.ts";
import { readEnv } from "#/lib/core/env.ts";
import type { Scope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import type { ApiHandler, ApiRequest } from "#/lib/http/api-request.ts";
import { trustedProxies } from "#/lib/http/client-ip.ts";
import { createRouter } from "#/lib/http/router.ts";
import type { WebhookTransport } from "#/lib/webhooks/transport.ts";
import { createSandboxCarrier } from "#/lib/providers/carrier/sandbox/create-sandbox-carrier.ts";
import { createSandboxMobileMoney } from "#/lib/providers/mobile-money/sandbox/create-sandbox-mobile-money.ts";
import type { Ports, Runtime } from "#/lib/wiring.ts";
import type { TestWorld } from "./test-ctx.ts";

export type RuntimeOptions = { rateLimits?: boolean; ports?: Partial<Ports> };

const place = Symbol.for("jumbe.runtime");

/** Handlers work on the world's database from now on, with sandboxes for every provider unless told otherwise. */
export function useRuntime(world: TestWorld, { rateLimits = false, ports = {} }: RuntimeOptions = {}): Runtime {
  const { pools, platform, platformAs } = world;
  const env = readEnv({ APP_URL: "http://localhost:3999" });
  const clock = platform.clock;
  const sandbox = createSandboxMobileMoney({ clock });
  const mobileMoney = { live: sandbox, test: sandbox };
  const carrier = createSandboxCarrier({ clock });
  const runtime: Runtime = {
    env,
    log: platform.log,
    pools,
    ports: {
      carriers: { onfon: carrier, sandbox: carrier },
      mobileMoney,
      topUp: { mobileMoney, callbackUrlOf: (token) => `${env.appUrl}/api/callbacks/stk/${token}`, limits: null },
      mailer: { send: () => Promise.reject(new Error("A route sends no mail.")) },
      webhookTransport: refusingTransport,
      ...ports,
    },
    edge: { ctx: platform, docsUrl: `${env.appUrl}/docs`, rateLimits, checkResponses: true },
    proxies: trustedProxies([]),
    inngest: inngestClient(env),
    engine: jobEngine(env),
    dataDir: "/nonexistent",
    platformCtx: (actor) => platformAs(actor),
    tenantCtx: (tenantId, mode, actor) => world.tenantCtx(tenantId, { mode, actor }),
    onPoke: () => {},
  };
  (globalThis as { [place]?: Runtime })[place] = runtime;
  return runtime;
}

/** Takes every public https address and calls none. */
const refusingTransport: WebhookTransport = {
  post: () => Promise.reject(new Error("A route calls no webhook.")),
  checkUrl: async (url) =>
    url.startsWith("https://") && !url.includes("10.0.0.1") ? null : "The address is not on the public internet.",
};

/** A new key of the context's tenant and mode. */
export async function newKey(ctx: TenantCtx, scopes?: readonly Scope[]): Promise<string> {
  const { key } = await createApiKey(ctx, { name: "Test", ...(scopes ? { scopes } : {}) });
  return key;
}

export type CallOptions = {
  key?: string;
  /** An object is sent as JSON, a text as it is. */
  body?: unknown;
  headers?: Record<string, string>;
};

export type CallResult = {
  status: number;
  headers: Record<string, string>;
  text: string;
  /** The body as JSON; an empty object when it is none. */
  json: Record<string, unknown>;
};

const find = createRouter(routes);

/** Calls the handler of a path as the fast road does, without a socket. */
export async function call(method: string, url: string, options: CallOptions = {}): Promise<CallResult> {
  const found = find(method, new URL(url, "http://localhost").pathname);
  if (found?.kind !== "found") throw new Error(`No route answers ${method} ${url}.`);
  return callHandler(found.handler, method, url, options, found.parameters);
}

export async function callHandler(
  handler: ApiHandler,
  method: string,
  url: string,
  { key, body, headers = {} }: CallOptions = {},
  parameters: Record<string, string> = {},
): Promise<CallResult> {
  const given = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  if (key !== undefined) given.set("x-api-key", key);
  const raw = Buffer.from(body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body));
  const request: ApiRequest = {
    method,
    url,
    header: (name) => given.get(name.toLowerCase()) ?? null,
    body: () => Promise.resolve(raw),
    ip: "127.0.0.1",
  };
  const answer = await handler(request, parameters);
  let text = "";
  if (typeof answer.body === "string") text = answer.body;
  else if (answer.body !== null) for await (const part of answer.body) text += part;
  return { status: answer.status, headers: answer.headers, text, json: readObject(text) };
}

function readObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
