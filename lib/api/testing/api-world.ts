import { ensurePlatformConnections } from "#/lib/connections/ensure-platform-connections.ts";
import type { Scope } from "#/lib/core/authorize.ts";
import type { Clock } from "#/lib/core/clock.ts";
import type { OperationShape } from "#/lib/api/operation.ts";
import {
  call,
  newKey,
  useRuntime,
  type CallOptions,
  type CallResult,
  type RuntimeOptions,
} from "#/lib/testing/call-route.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import type { CreateTenantInput } from "#/lib/tenants/create-tenant.ts";

/** A tenant with one of everything that an operation can name. */
export type Furnished = {
  tenant: TestTenant;
  mode: "live" | "test";
  key: string;
  /** The id that stands for `{id}` in paths of this kind. */
  ids: Record<"message" | "topUp" | "endpoint" | "delivery" | "optOut", string>;
  call(operation: Pick<OperationShape, "method" | "path" | "example">, options?: CallOptions): Promise<CallResult>;
};

/** What is asked of a furnished tenant beyond what every one has. */
export type FurnishOptions = Partial<CreateTenantInput> & { sender?: string; perMinute?: number };

export type ApiWorld = TestWorld & {
  furnish(mode: "live" | "test", options?: FurnishOptions): Promise<Furnished>;
  keyOf(furnished: Furnished, scopes?: readonly Scope[]): Promise<string>;
};

/** A test world whose handlers run on it. */
export async function createApiWorld({
  clock,
  ...options
}: RuntimeOptions & { clock?: Clock } = {}): Promise<ApiWorld> {
  const world = await createTestWorld({ poolSize: 12, ...(clock ? { clock } : {}) });
  await ensurePlatformConnections(world.platform);
  useRuntime(world, options);
  return {
    ...world,
    furnish: (mode, furniture) => furnish(world, mode, furniture),
    keyOf: ({ tenant, mode }, scopes) => newKey(tenant[mode], scopes),
  };
}

async function furnish(
  world: TestWorld,
  mode: "live" | "test",
  { perMinute, ...options }: FurnishOptions = {},
): Promise<Furnished> {
  const tenant = await world.newTenant({ balanceKes: 5000, ...options });
  if (perMinute !== undefined) {
    await world.pools.platform.sql`update tenants set rate_limit_per_minute = ${perMinute} where id = ${tenant.id}`;
  }
  const key = await newKey(tenant[mode]);
  const post = async (path: string, body: unknown) => (await call("POST", `/api/v1/${path}`, { key, body })).json;
  const later = new Date(Date.now() + 86_400_000).toISOString();
  const message = await post("sms/send", { recipient: "0712345678", message: "Hello", schedule_at: later });
  const topUp = await post("wallet/topup", { amount: 100, phone_number: "0712345678" });
  const endpoint = await post("webhooks/endpoints", {
    url: "https://clinic.example/hook",
    events: ["topup.completed"],
  });
  const delivery = await post(`webhooks/endpoints/${String(endpoint["id"])}/test`, {});
  // A phone of its own: the same one may stand on the lists of many.
  const optOut = `254722${String(tenant.id).padStart(6, "0")}`;
  await post("opt-outs", { phone_number: optOut });
  const ids = {
    message: String(message["message_id"]),
    topUp: await transactionId(world, tenant.id, String(topUp["transaction_id"])),
    endpoint: String(endpoint["id"]),
    delivery: String(delivery["delivery_id"]),
    optOut,
  };
  return {
    tenant,
    mode,
    key,
    ids,
    call: (operation, options = {}) =>
      call(operation.method, urlOf(operation, ids), { key, body: operation.example.body, ...options }),
  };
}

/** References count per wallet, so two tenants may have the same; ids are one tenant's. */
async function transactionId(world: TestWorld, tenantId: number, reference: string): Promise<string> {
  const [row] = await world.pools.platform.sql<{ id: string }[]>`
    select id from wallet_transactions where tenant_id = ${tenantId} and reference = ${reference}`;
  return row?.id ?? "";
}

/** The operation's example with ids that exist. */
export function urlOf({ path, example }: Pick<OperationShape, "path" | "example">, ids: Furnished["ids"]): string {
  const filled = path.replace(/\{\w+\}/g, () => encodeURIComponent(idFor(path, ids)));
  const query = new URLSearchParams(example.query ?? {}).toString();
  return query === "" ? filled : `${filled}?${query}`;
}

function idFor(path: string, ids: Furnished["ids"]): string {
  if (path.includes("/topup/")) return ids.topUp;
  if (path.includes("/endpoints/")) return ids.endpoint;
  if (path.includes("/deliveries/")) return ids.delivery;
  return path.includes("/opt-outs/") ? ids.optOut : ids.message;
}
