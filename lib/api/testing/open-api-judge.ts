import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { z } from "zod";
import { root } from "#/lib/testing/source-files.ts";
import { errorCatalogue } from "../error-catalogue.ts";
import type { OperationShape } from "../operation.ts";
import type { RoadAnswer } from "./roads.ts";

// Answers are judged by the committed OpenAPI document, not by our own schemas.

type Json = Record<string, unknown>;

const record = z.record(z.string(), z.unknown());
const document = record.parse(JSON.parse(readFileSync(join(root, "public/openapi.json"), "utf8")));

/** What stands at these names, one in the other, references followed; an empty object where nothing does. */
function at(from: Json, ...names: string[]): Json {
  return names.reduce<Json>((node, name) => resolved(node[name]), from);
}

function resolved(node: unknown): Json {
  const found = record.safeParse(node).data ?? {};
  const { $ref: reference } = found;
  return typeof reference === "string" ? at(document, ...reference.slice(2).split("/")) : found;
}

type Named = Pick<OperationShape, "path" | "method">;

function responseOf({ path, method }: Named, status: number): Json {
  return at(document, "paths", path, method.toLowerCase(), "responses", String(status));
}

/** What the document says of the body of this answer. */
export function judgeOf(operation: Named, status: number): z.ZodType {
  const content = at(responseOf(operation, status), "content");
  const type = "application/json" in content ? "application/json" : "application/problem+json";
  const schema = at(content, type, "schema");
  if (Object.keys(schema).length === 0) throw new Error(`${operation.path} documents no ${status}.`);
  return z.fromJSONSchema(schema);
}

/** The codes that the document names under this status of the operation. */
export function codesIn(operation: Named, status: number): string[] {
  const response = responseOf(operation, status);
  const { description } = response;
  const named =
    typeof description === "string" ? [...description.matchAll(/`([a-z_.]+)`/g)].map(([, code]) => code) : [];
  const examples = Object.keys(at(response, "content", "application/problem+json", "examples"));
  return examples.filter((code) => named.includes(code));
}

/** The answer refuses with this code, as the document and the catalogue have it. */
export function expectRefusal(operation: OperationShape, code: string, { status, headers, text }: RoadAnswer): void {
  const json: unknown = JSON.parse(text);
  const described = errorCatalogue.find((error) => error.code === code);
  expect({ status, json }).toMatchObject({ status: described?.status, json: { code, status: described?.status } });
  expect(codesIn(operation, status)).toContain(code);
  expect(judgeOf(operation, status).safeParse(json).error).toBeUndefined();
  expect(json).toMatchObject({
    request_id: headers["x-request-id"],
    doc_url: expect.stringMatching(new RegExp(`/docs/errors/${code}$`)),
  });
  expect(headers["content-type"]).toBe("application/problem+json; charset=utf-8");
  const documented = Object.keys(at(responseOf(operation, status), "headers")).map((name) => name.toLowerCase());
  const telling = ["retry-after", "www-authenticate", "x-request-id"].filter((name) => headers[name] !== undefined);
  expect(documented).toEqual(expect.arrayContaining(telling));
  const waits = status === 429 || status === 503 || code === "idempotency.in_flight";
  expect(Number(headers["retry-after"] ?? 0) > 0).toBe(waits);
}
