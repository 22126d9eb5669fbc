import { expect } from "vitest";
import type { Mode } from "#/db/enums.ts";
import { keyScopes } from "#/lib/api-keys/api-key.ts";
import { fixedClock, type Clock } from "#/lib/core/clock.ts";
import type { RuntimeOptions } from "#/lib/testing/call-route.ts";
import type { OperationShape } from "../operation.ts";
import { createApiWorld, urlOf, type ApiWorld, type Furnished } from "./api-world.ts";
import { openFastRoad, routeFiles, type Road, type RoadAnswer, type RoadRequest } from "./roads.ts";
import { commonPart } from "./same-answer.ts";

/** One road with its own tenant in one mode. */
export type Side = {
  road: Road;
  own: Furnished;
  /** A key of a tenant whose minute is used up. */
  spent: string;
  /** A key that may do everything but what needs this permission. */
  without(scope: OperationShape["scope"]): Promise<string>;
};

export type TwoRoads = {
  world: ApiWorld;
  sides: Record<Mode, Side[]>;
  /** Asks both roads of a mode, one after the other, and gives what their answers have in common, once it is all. */
  alike(mode: Mode, ask: (side: Side) => RoadRequest | Promise<RoadRequest>): Promise<RoadAnswer>;
  close(): Promise<void>;
};

/** Each look at it is a millisecond later, so that nothing happens at the same time. */
function tickingClock(): Clock {
  const clock = fixedClock(new Date());
  return {
    now: () => {
      clock.advance(1);
      return clock.now();
    },
  };
}

/** The fast road and Next's route files, each with tenants of its own that have the same things. */
export async function createTwoRoads(options: RuntimeOptions = {}): Promise<TwoRoads> {
  const world = await createApiWorld({ rateLimits: true, clock: tickingClock(), ...options });
  const roads = [await openFastRoad(), routeFiles()];
  const sides: TwoRoads["sides"] = { live: [], test: [] };
  for (const mode of ["live", "test"] as const) {
    for (const road of roads) sides[mode].push(await openSide(world, road, mode));
  }
  return {
    world,
    sides,
    alike: async (mode, ask) => {
      const answers: RoadAnswer[] = [];
      for (const side of sides[mode]) answers.push(commonPart(await side.road.ask(await ask(side))));
      const [first, second] = answers;
      if (!first) throw new Error("There are two roads.");
      expect(second).toEqual(first);
      return first;
    },
    close: async () => {
      await Promise.all(roads.map((road) => road.close()));
      await world.close();
    },
  };
}

async function openSide(world: ApiWorld, road: Road, mode: Mode): Promise<Side> {
  const sample = { name: "Afya Clinic", email: "amina@clinic.example" };
  const own = await world.furnish(mode, { ...sample, perMinute: 100_000 });
  const limited = await world.newTenant(sample);
  await world.pools.platform.sql`update tenants set rate_limit_per_minute = 1 where id = ${limited.id}`;
  const spent = await world.keyOf({ ...own, tenant: limited });
  await road.ask({ method: "GET", url: "/api/v1/me", headers: { "x-api-key": spent } });
  const narrow = new Map<OperationShape["scope"], string>();
  return {
    road,
    own,
    spent,
    without: async (scope) => {
      const scopes = keyScopes.filter((one) => one !== scope);
      const key = narrow.get(scope) ?? (await world.keyOf(own, scopes));
      narrow.set(scope, key);
      return key;
    },
  };
}

/** The operation's example as a request of this side's tenant. */
export function requestOf(operation: OperationShape, { own }: Side, change: Partial<RoadRequest> = {}): RoadRequest {
  const { body } = operation.example;
  return {
    method: operation.method,
    url: urlOf(operation, own.ids),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...change,
    headers: {
      "x-api-key": own.key,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...change.headers,
    },
  };
}
