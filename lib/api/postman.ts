import { convertV2 } from "openapi-to-postmanv2";
import { z } from "zod";
import type { OpenApiDocument } from "./openapi.ts";

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const options = {
  folderStrategy: "Tags",
  requestParametersResolution: "Example",
  exampleParametersResolution: "Example",
  parametersResolution: "Example",
} as const;

/** The Postman collection of the document, with `baseUrl` and `apiKey` to fill in. The same document gives the same bytes. */
export async function postmanCollection(document: OpenApiDocument): Promise<Json> {
  const input = { type: "json" as const, data: withExamples(document) };
  const collection = await new Promise<unknown>((resolve, reject) => {
    convertV2(input, options, (error, result) => {
      const made: unknown = result?.output?.[0]?.data;
      if (error || made === undefined) reject(error ?? new Error(result?.reason ?? "The collection was not made."));
      else resolve(made);
    });
  });
  const tidy = tidied(z.json().parse(JSON.parse(JSON.stringify(collection))));
  return typeof tidy === "object" && tidy !== null && !Array.isArray(tidy) ? { ...tidy, ...frame } : tidy;
}

/** The converter makes up values where it finds no example, others each time. */
function withExamples(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  for (const item of Object.values(copy.paths ?? {})) {
    for (const operation of [item.get, item.post, item.put, item.patch, item.delete]) {
      for (const parameter of operation?.parameters ?? []) {
        if ("schema" in parameter) parameter.example ??= exampleOf(parameter.schema);
      }
    }
  }
  return copy;
}

function exampleOf(schema: unknown): unknown {
  const {
    example,
    default: usual,
    enum: words,
    type,
  } = z.looseObject({ enum: z.array(z.unknown()).optional() }).parse(schema);
  return example ?? usual ?? words?.[0] ?? (type === "integer" ? 1 : "text");
}

const frame: Record<string, Json> = {
  auth: {
    type: "apikey",
    apikey: [
      { key: "key", value: "X-API-Key" },
      { key: "value", value: "{{apiKey}}" },
      { key: "in", value: "header" },
    ],
  },
  variable: [
    { key: "baseUrl", value: "http://localhost:3000" },
    { key: "apiKey", value: "" },
  ],
};

/**
 * Without the ids and header values that are drawn anew each time, and of the answers with those that say what it looks
 * like when it works.
 */
function tidied(value: Json, name = ""): Json {
  if (Array.isArray(value)) {
    if (name === "response") return value.filter(isSuccess).map((item) => ({ ...tidiedObject(item), header: [] }));
    const items = value.map((item) => tidied(item));
    // All filters of a list are optional: they are offered, not sent.
    return name === "query" ? items.map((item) => (isObject(item) ? { ...item, disabled: true } : item)) : items;
  }
  return isObject(value) ? tidiedObject(value) : value;
}

function tidiedObject(value: Record<string, Json>): Record<string, Json> {
  const entries = Object.entries(value).filter(([key]) => key !== "id" && key !== "_postman_id");
  const plain = Object.fromEntries(entries.map(([key, item]) => [key, tidied(item, key)]));
  return plain["key"] === "Idempotency-Key" ? { ...plain, value: "{{$guid}}", disabled: true } : plain;
}

function isSuccess(response: Json): response is Record<string, Json> {
  return isObject(response) && typeof response["code"] === "number" && response["code"] < 300;
}

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
