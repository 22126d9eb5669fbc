import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { root } from "#/lib/testing/source-files.ts";
import { createApiWorld, type ApiWorld, type Furnished } from "./testing/api-world.ts";
import { errorsOf } from "./error-catalogue.ts";
import { operations } from "./v1/index.ts";

// Every operation is called and its answer is judged by the committed OpenAPI document, not by our own schemas.

type Json = Record<string, unknown>;
type Document = { paths: Record<string, Record<string, { responses: Record<string, Json> }>>; components: Json };

const document: Document = JSON.parse(readFileSync(join(root, "public/openapi.json"), "utf8"));
const contract = operations.map(({ operation }) => operation);
const withKey = contract.filter(({ open }) => !open);
const unavailable = ["wallet.sync", "wallet.test_connection"];

let world: ApiWorld;
const furnished: Partial<Record<"live" | "test", Furnished>> = {};

beforeAll(async () => {
  world = await createApiWorld();
  furnished.live = await world.furnish("live");
  furnished.test = await world.furnish("test");
});

afterAll(() => world.close());

function inMode(mode: "live" | "test"): Furnished {
  const found = furnished[mode];
  if (!found) throw new Error("The world is not ready.");
  return found;
}

function resolved(node: unknown): Json {
  const found = z.record(z.string(), z.unknown()).parse(node);
  if (typeof found["$ref"] !== "string") return found;
  const steps = found["$ref"].slice(2).split("/");
  return resolved(steps.reduce<unknown>((at, step) => z.record(z.string(), z.unknown()).parse(at)[step], document));
}

/** What the document says of this status of an operation, as a judge of bodies. */
function judgeOf(operation: { path: string; method: string }, status: number): z.ZodType {
  const responses = document.paths[operation.path]?.[operation.method.toLowerCase()]?.responses ?? {};
  const content = z.record(z.string(), z.unknown()).parse(resolved(responses[String(status)])["content"]);
  const type = status < 400 ? "application/json" : "application/problem+json";
  const schema = resolved(z.record(z.string(), z.unknown()).parse(content[type])["schema"]);
  return z.fromJSONSchema(schema);
}

const modes = ["live", "test"] as const;
/** What takes a thing away comes last. */
const inOrder = [...withKey].sort((a, b) => Number(a.method === "DELETE") - Number(b.method === "DELETE"));
const cases = modes.flatMap((mode) => inOrder.map((operation) => [mode, operation.id, operation] as const));

test.each(cases)("%s: %s answers what the document says", async (mode, id, operation) => {
  const { status, headers, json } = await inMode(mode).call(operation);
  expect(json).toEqual(expect.not.objectContaining({ code: "platform.internal_error" }));
  expect(status).toBe(unavailable.includes(id) ? 409 : operation.response.status);
  expect(judgeOf(operation, status).safeParse(json).error).toBeUndefined();
  expect(headers["x-request-id"]).toMatch(/^rid_/);
});

type Refusal = { name: string; status: number; codes: RegExp; options: (given: { body: unknown }) => object };

const refusals: Refusal[] = [
  { name: "no key", status: 401, codes: /^auth\.key_missing$/, options: () => ({ key: undefined }) },
  { name: "a wrong key", status: 401, codes: /^api_keys\.invalid$/, options: () => ({ key: "sk_live_wrong" }) },
];

test.each(
  withKey.flatMap((operation) => refusals.map((refusal) => [operation.id, refusal.name, operation, refusal] as const)),
)("%s with %s is refused as documented", async (_id, _name, operation, refusal) => {
  const { status, headers, json } = await inMode("test").call(operation, refusal.options({ body: undefined }));
  expect(status).toBe(refusal.status);
  expect(json["code"]).toMatch(refusal.codes);
  expect(judgeOf(operation, status).safeParse(json).error).toBeUndefined();
  expect(headers["www-authenticate"]).toBeDefined();
});

const withBody = withKey.filter(({ method }) => method !== "GET");

test.each(withBody.map((operation) => [operation.id, operation] as const))(
  "%s names an unknown field, and refuses what is no JSON",
  async (_id, operation) => {
    const body = { ...Object(operation.example.body), no_such_field: 1 };
    const unknown = await inMode("test").call(operation, { body });
    expect(unknown).toMatchObject({ status: 400, json: { code: "http.invalid_request", param: "no_such_field" } });
    expect(judgeOf(operation, 400).safeParse(unknown.json).error).toBeUndefined();
    const broken = await inMode("test").call(operation, { body: "{" });
    expect(broken).toMatchObject({ status: 400, json: { code: "http.invalid_json" } });
  },
);

test.each(withKey.map((operation) => [operation.id, operation] as const))(
  "%s documents the status of each of its codes",
  (_id, operation) => {
    const responses = document.paths[operation.path]?.[operation.method.toLowerCase()]?.responses ?? {};
    const described = errorsOf(operation).filter(({ code, status }) => {
      const description = resolved(responses[String(status)])["description"];
      return typeof description === "string" && description.includes(`\`${code}\``);
    });
    expect(described.map(({ code }) => code)).toEqual(errorsOf(operation).map(({ code }) => code));
  },
);

test.each([
  ["wallet.topup", { amount: 50, phone_number: "0712345678" }, 422, "payments.amount_out_of_range"],
  ["wallet.topup", { amount: 100.5, phone_number: "0712345678" }, 422, "payments.amount_not_whole"],
  ["wallet.topup", { amount: 100, phone_number: "12" }, 400, "payments.phone_invalid"],
  ["wallet.topup_manual", { amount: 1, proof: "FT26061" }, 422, "payments.amount_out_of_range"],
  ["wallet.topup_manual", { amount: 500.00001, proof: "FT26061" }, 400, "http.invalid_amount"],
  ["wallet.check_sufficient", { amount: 1.00001 }, 400, "http.invalid_amount"],
  ["wallet.sync", undefined, 409, "connections.not_configured"],
  ["wallet.test_connection", undefined, 409, "connections.not_configured"],
  ["webhooks.create_endpoint", { url: "https://10.0.0.1/", events: ["balance.low"] }, 422, "webhooks.url_refused"],
  ["webhooks.update_endpoint", { url: "https://10.0.0.1/" }, 422, "webhooks.url_refused"],
  ["webhooks.put_config", { webhook_url: "https://10.0.0.1/", events: ["balance.low"] }, 422, "webhooks.url_refused"],
  [
    "webhooks.put_config",
    { webhook_url: "https://clinic.example/", webhook_secret: "whsec_§§§§§§§§", events: ["balance.low"] },
    400,
    "webhooks.secret_invalid",
  ],
  ["senders.request", { sender_id: "123456" }, 422, "senders.name_invalid"],
] as const)("%s %j is refused with %i %s", async (id, body, status, code) => {
  const operation = contract.find((one) => one.id === id);
  if (!operation) throw new Error(`There is no operation ${id}.`);
  const answer = await inMode("test").call(operation, { body });
  expect(answer).toMatchObject({ status, json: { code, status, doc_url: expect.stringContaining(code) } });
  expect(judgeOf(operation, status).safeParse(answer.json).error).toBeUndefined();
  expect(errorsOf(operation).map((error) => error.code)).toContain(code);
});

test.each([
  ["wallet/transactions?cursor=abc", 400, "http.invalid_cursor"],
  ["wallet/transactions?from_date=yesterday", 400, "http.invalid_date"],
  ["wallet/transactions?from_date=2026-03-02&to_date=2026-03-01", 422, "http.empty_period"],
  ["webhooks/deliveries?cursor=abc", 400, "http.invalid_cursor"],
  ["events?cursor=abc", 400, "http.invalid_cursor"],
  ["analytics/daily?from=2026-02-30", 400, "http.invalid_request"],
  ["analytics/daily?from=2026-03-02&to=2026-03-01", 422, "http.empty_period"],
  ["analytics/daily?from=2020-01-01&to=2026-03-01", 422, "http.period_too_long"],
  ["client/balance?no_such=1", 400, "http.invalid_request"],
] as const)("GET %s is refused with %i %s", async (path, status, code) => {
  const method = "GET" as const;
  const answer = await inMode("test").call({ method, path: `/api/v1/${path}`, example: {} });
  expect(answer).toMatchObject({ status, json: { code } });
});
