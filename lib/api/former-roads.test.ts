import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ensurePlatformConnections } from "#/lib/connections/ensure-platform-connections.ts";
import { fixedClock } from "#/lib/core/clock.ts";
import { paybillToken } from "#/lib/payments/callback-urls.ts";
import { createSandboxMobileMoney } from "#/lib/providers/mobile-money/sandbox/create-sandbox-mobile-money.ts";
import { runtime } from "#/lib/wiring.ts";
import { declined, type RoadRequest } from "./testing/roads.ts";
import { createTwoRoads, type Side, type TwoRoads } from "./testing/two-roads.ts";
import { operations } from "./v1/index.ts";
import { legacyRoutes } from "./v1/legacy/routes.ts";
import { routes } from "./routes.ts";

// What is not of v1 but has both roads: the former paths of the API and the addresses that providers call.

const modes = ["live", "test"] as const;
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

let roads: TwoRoads;
/** What the last prompt's callback address ended with. */
let promptToken = "";

beforeAll(async () => {
  const sandbox = createSandboxMobileMoney({ clock: fixedClock(new Date()) });
  const mobileMoney = { live: sandbox, test: sandbox };
  const callbackUrlOf = (token: string) => {
    promptToken = token;
    return `https://jumbe.example/api/callbacks/stk/${token}`;
  };
  roads = await createTwoRoads({ ports: { topUp: { mobileMoney, callbackUrlOf, limits: null } } });
});

afterAll(() => roads.close());

describe("the former paths", () => {
  /** The former path with this tenant's own ids, and the body that v1 has for its example. */
  function requestOf({ method, path }: { method: string; path: string }, { own }: Side): RoadRequest {
    const known = operations.find(
      ({ operation: one }) => one.method === method && one.path === path.replace("{client_id}", "v1"),
    );
    const body = method === "GET" ? undefined : known?.operation.example.body;
    const id = path.includes("/topup/") ? own.ids.topUp : own.ids.message;
    return {
      method,
      url: path.replace("{client_id}", String(own.tenant.id)).replace("{id}", id),
      headers: { "x-api-key": own.key },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
  }

  const paths = modes.flatMap((mode) => legacyRoutes.map((route) => [mode, route.method, route.path, route] as const));

  test.each(paths)("%s: %s %s is answered alike", async (mode, _method, path, route) => {
    const answer = await roads.alike(mode, (side) => requestOf(route, side));
    expect(answer.status).toBe(/sync|test-connection/.test(path) ? 409 : 200);
  });

  type Change = (request: RoadRequest, side: Side) => RoadRequest;
  const refusals: [string, number, Change][] = [
    ["no key", 401, (request) => ({ ...request, headers: {} })],
    ["another client's id", 403, ({ url, ...request }) => ({ ...request, url: url.replace(/\/api\/\d+/, "/api/999") })],
    ["no request left", 429, (request, { spent }) => ({ ...request, headers: { "x-api-key": spent } })],
    ["broken JSON", 400, (request) => ({ ...request, body: "{" })],
    ["an oversized body", 413, (request) => ({ ...request, body: "x".repeat(1_048_577) })],
    ["an unknown id", 404, ({ url, ...request }) => ({ ...request, url: url.replace(/[^/]+$/, "none") })],
  ];

  test.each(refusals)("%s is refused alike", async (_name, status, change) => {
    const asked = legacyRoutes.filter(({ method, path }) => {
      if (status === 404) return path.endsWith("{id}");
      return (status !== 400 && status !== 413) || method !== "GET";
    });
    for (const route of asked) {
      const answer = await roads.alike("test", (side) => change(requestOf(route, side), side));
      expect([route.path, answer.status]).toEqual([route.path, status]);
      expect(JSON.parse(answer.text)).toMatchObject({ status: "error", message: expect.any(String) });
    }
  });

  test("what has no former path is left to Next, which answers in the former manner", async () => {
    const [fast, next] = roads.sides.test;
    const cases: [string, string, number, string | null][] = [
      ["GET", "sms/nothing", 404, null],
      ["DELETE", "webhooks/config", 405, "GET, PUT"],
      ["PATCH", "sms/send", 405, "POST"],
    ];
    for (const [method, path, status, allow] of cases) {
      const request = { method, url: `/api/1001/${path}` };
      expect((await fast?.road.ask(request))?.status).toBe(declined);
      const answer = await next?.road.ask(request);
      expect([answer?.status, answer?.headers["allow"] ?? null]).toEqual([status, allow]);
      expect(JSON.parse(answer?.text ?? "")).toMatchObject({ status: "error", message: expect.any(String) });
    }
  });

  test("a browser's question is answered alike", async () => {
    const answer = await roads.alike("test", () => ({ method: "OPTIONS", url: "/api/1001/sms/send" }));
    expect(answer).toMatchObject({ status: 204, headers: { "access-control-allow-origin": "*" } });
  });
});

describe("what providers call", () => {
  const others = routes.filter(({ path }) => !/^\/api\/(v1\/|\{client_id\}\/|health$)/.test(path));

  async function tokenOf(path: string): Promise<string> {
    const { vault } = roads.world.platform;
    if (path.includes("/c2b/")) return paybillToken(vault, runtime().ports.mobileMoney.live.shortcode);
    if (!path.includes("onfon")) return promptToken;
    const connections = await ensurePlatformConnections(roads.world.platform);
    return connections.find(({ provider }) => provider === "onfon")?.callbackToken ?? "";
  }

  /** Today's addresses have the token in their path, the former ones as a parameter. */
  const urlOf = (path: string, token: string) =>
    path.includes("{token}") ? path.replace("{token}", token) : `${path}?token=${token}`;

  const bodyOf = (method: string, path: string) => {
    if (method === "GET") return {};
    return { body: path.includes("onfon") ? "messageId=1&status=DELIVRD" : '{"TransID":"UC21ABCD34"}' };
  };

  test.each(others.map((route) => [route.method, route.path] as const))(
    "%s %s is answered alike, with and without its token",
    async (method, path) => {
      const token = await tokenOf(path);
      const good = await roads.alike("live", () => ({ method, url: urlOf(path, token), ...bodyOf(method, path) }));
      expect(good.status).toBe(200);
      const wrong = await roads.alike("live", () => ({ method, url: urlOf(path, "00"), ...bodyOf(method, path) }));
      expect(wrong.status).toBe(404);
    },
  );

  test("a body too large and a method that an address does not have are refused alike", async () => {
    for (const path of new Set(others.map((route) => route.path))) {
      const url = urlOf(path, await tokenOf(path));
      const own = others.filter((route) => route.path === path).map(({ method }) => method);
      for (const method of [...methods, "OPTIONS"].filter((one) => !own.includes(one))) {
        const answer = await roads.alike("live", () => ({ method, url }));
        expect(answer).toMatchObject({ status: 405, headers: { allow: own.sort().join(", ") } });
      }
      const large = await roads.alike("live", () => ({ method: "POST", url, body: "x".repeat(65_537) }));
      expect([path, large.status]).toEqual([path, 413]);
    }
  });
});
