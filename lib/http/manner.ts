import type { z } from "zod";
import { forbidden } from "#/lib/core/errors.ts";
import type { PathParameters } from "./api-request.ts";
import { parseWith } from "./parse.ts";

/** How an operation is spoken where it is not in v1's own way: the former paths read loosely and answer in their shapes. */
export type Manner = {
  /** The body's fields that this path knows; without a list all of the operation's. */
  fields?: readonly string[];
  /** What this path's query means in the operation's own. */
  query?: (query: Record<string, string>) => Record<string, string>;
  success: (body: unknown) => { status: number; body: unknown };
  problem: (document: Record<string, unknown>) => Record<string, unknown>;
};

/** The path's own parameters; throws `auth.client_mismatch` (forbidden) when it names another client than the key's. */
export function ownParameters({ client_id: named, ...own }: PathParameters, clientId: number): PathParameters {
  if (named !== undefined && named !== String(clientId)) {
    throw forbidden("auth.client_mismatch", "This API key belongs to another client id than the path.");
  }
  return own;
}

/** As `parseWith`, but what the schema does not know is left out instead of refused. */
export function parseKnown<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  const unknown = parsed.success ? [] : parsed.error.issues.filter((issue) => issue.code === "unrecognized_keys");
  if (unknown.length === 0) return parseWith(schema, value);
  const known: unknown = structuredClone(value);
  for (const { path, keys } of unknown) removeKeys(known, path, keys);
  return parseKnown(schema, known);
}

function removeKeys(value: unknown, path: readonly PropertyKey[], keys: readonly string[]): void {
  let at = value;
  for (const step of path) at = isRecord(at) ? at[String(step)] : undefined;
  if (isRecord(at)) for (const key of keys) delete at[key];
}

/** The named fields of an object; anything else is left as it is, to be refused by its schema. */
export function pickFields(value: unknown, fields: readonly string[] | undefined): unknown {
  if (fields === undefined || !isRecord(value) || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => fields.includes(name)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
