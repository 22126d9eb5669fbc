import type { Mode } from "#/db/enums.ts";
import { fixedClock } from "#/lib/core/clock.ts";
import { createProcessScope } from "#/lib/core/process-scope.ts";
import { newKey, type RuntimeOptions } from "#/lib/testing/call-route.ts";
import type { TestTenant } from "#/lib/testing/test-ctx.ts";
import type { OperationShape } from "../operation.ts";
import { createApiWorld, urlOf, type ApiWorld, type Furnished, type FurnishOptions } from "./api-world.ts";
import { openFastRoad, type Road, type RoadAnswer } from "./roads.ts";

/** What a request has in place of the operation's example. */
export type Change = {
  /** Null: none. */
  key?: string | null;
  /** An object is sent as JSON, a text as it is. */
  body?: unknown;
  headers?: Record<string, string>;
  /** With its question mark. */
  query?: string;
  /** What the path names. */
  id?: string;
};

export type Newcomer = { tenant: TestTenant; key: string };

/** Where refusals are provoked: tenants that have one of everything, and the API over HTTP. */
export type Stage = {
  world: ApiWorld;
  /** The time stands still until it is moved. */
  clock: ReturnType<typeof fixedClock>;
  own: Record<Mode, Furnished>;
  /** The operation's example, changed so, asked by the mode's own tenant. */
  ask(operation: OperationShape, mode: Mode, change?: Change): Promise<RoadAnswer>;
  /** A tenant with nothing but a key of this mode, and with no limit worth the name unless told. */
  newcomer(mode: Mode, options?: FurnishOptions & { balanceKes?: number }): Promise<Newcomer>;
  /** What is made at the first asking and given again under the same name. */
  once<Made>(name: string, make: () => Promise<Made>): Promise<Made>;
  close(): Promise<void>;
};

const unlimited = 1_000_000;

export async function openStage(options: RuntimeOptions = {}): Promise<Stage> {
  const clock = fixedClock(new Date());
  const world = await createApiWorld({ rateLimits: true, clock, ...options });
  const road = await openFastRoad();
  const { sql } = world.pools.platform;
  const own = {
    live: await world.furnish("live", { perMinute: unlimited }),
    test: await world.furnish("test", { perMinute: unlimited }),
  };
  const newcomer: Stage["newcomer"] = async (mode, { perMinute = unlimited, ...tenantOptions } = {}) => {
    const tenant = await world.newTenant(tenantOptions);
    await sql`update tenants set rate_limit_per_minute = ${perMinute} where id = ${tenant.id}`;
    return { tenant, key: await newKey(tenant[mode]) };
  };
  const scope = createProcessScope();
  return {
    world,
    clock,
    own,
    newcomer,
    once: (name, make) => scope.once(name, make),
    ask: (operation, mode, change) => road.ask(requestOf(operation, own[mode], change)),
    close: async () => {
      await road.close();
      await world.close();
    },
  };
}

function requestOf(operation: OperationShape, own: Furnished, change: Change = {}): Parameters<Road["ask"]>[0] {
  const { key = own.key, id, query } = change;
  const body = "body" in change ? change.body : operation.example.body;
  const usual = new URL(urlOf(operation, own.ids), "http://localhost");
  const path = id === undefined ? usual.pathname : operation.path.replace(/\{\w+\}/, id);
  return {
    method: operation.method,
    url: path + (query ?? usual.search),
    headers: { "content-type": "application/json", ...(key === null ? {} : { "x-api-key": key }), ...change.headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  };
}
