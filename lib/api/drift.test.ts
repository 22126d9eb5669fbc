import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { root } from "#/lib/testing/source-files.ts";
import { errorCatalogue } from "./error-catalogue.ts";
import { generatedFiles } from "./generated-files.ts";
import { operations } from "./v1/index.ts";

const contract = operations.map(({ operation }) => operation);

function routeFiles(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(root, path)).isDirectory()) return routeFiles(path);
    return name === "route.ts" ? [path] : [];
  });
}

/** `GET /api/v1/sms/status/{id}` for each method that a route file has a handler for. */
function callsOf(path: string): string[] {
  const text = readFileSync(join(root, path), "utf8");
  const url = path
    .replace(/^app/, "")
    .replace(/\/route\.ts$/, "")
    .replace(/\[(\w+)\]/g, "{$1}");
  const handlers = /webRoutes\(\{([^}]*)\}\)/.exec(text)?.[1] ?? "";
  return [...handlers.matchAll(/(GET|POST|PUT|PATCH|DELETE): \w+/g)].map(([, method]) => `${method} ${url}`);
}

test("route files and operations match one to one", () => {
  const routed = routeFiles("app/api/v1").flatMap(callsOf);
  expect(routed.sort()).toEqual(contract.map(({ method, path }) => `${method} ${path}`).sort());
});

test("each route file exports the handler of its operation", () => {
  const paths = contract.map(({ path }) => `app${path.replace(/\{(\w+)\}/g, "[$1]")}/route.ts`);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(new Set(contract.map(({ id }) => id)).size).toBe(contract.length);
});

test.each(contract.map((operation) => [operation.id, operation] as const))(
  "the examples of %s parse",
  (_id, operation) => {
    const { example, response } = operation;
    expect(operation.parameters.safeParse(example.parameters ?? {}).error).toBeUndefined();
    expect(operation.query.safeParse(example.query ?? {}).error).toBeUndefined();
    expect(operation.body.safeParse(example.body ?? {}).error).toBeUndefined();
    expect(response.schema.safeParse(response.example).error).toBeUndefined();
  },
);

test("the codes that operations name exist, each once", () => {
  const known = new Set(errorCatalogue.map(({ code }) => code));
  const unknown = contract.flatMap(({ id, errors }) =>
    errors.filter((code) => !known.has(code)).map((code) => `${id}: ${code}`),
  );
  expect(unknown).toEqual([]);
  expect(contract.filter(({ errors }) => new Set(errors).size < errors.length)).toEqual([]);
});

test("the committed documents are what the contract gives (npm run gen)", async () => {
  const outdated = Object.entries(await generatedFiles()).filter(
    ([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== text,
  );
  expect(outdated.map(([path]) => path)).toEqual([]);
});

test("generating twice gives the same bytes", async () => {
  expect(await generatedFiles()).toEqual(await generatedFiles());
});

test("the OpenAPI document passes Redocly's recommended rules without an error", async () => {
  const source = (await generatedFiles())["public/openapi.json"] ?? "";
  const found = await lintFromString({ source, config: await createConfig({ extends: ["recommended"] }) });
  expect(
    found.filter(({ severity }) => severity === "error").map(({ ruleId, message }) => `${ruleId}: ${message}`),
  ).toEqual([]);
});
