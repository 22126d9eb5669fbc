import type { z } from "zod";
import type { Scope } from "#/lib/core/authorize.ts";

/** Where a request's token of the minute is taken: in the intake batch, before the work, or not at all. */
export type RateClass = "intake" | "standard" | "none";

export type OperationShape = {
  /** `room.verb`, stable: it names the operation in samples, logs and idempotency keys. */
  id: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With `{name}` for parameters. */
  path: `/api/v1/${string}`;
  summary: string;
  description: string;
  /** Null: any key may. */
  scope: Scope | null;
  /** Answers without a key. */
  open?: true;
  rateClass: RateClass;
  /** True when the operation takes an Idempotency-Key. */
  idempotent: boolean;
  parameters: z.ZodObject;
  query: z.ZodObject;
  body: z.ZodType;
  response: {
    status: number;
    schema: z.ZodType;
    example: unknown;
    /** The same as a file of rows, for `format=csv` or `Accept: text/csv`. */
    csv?: { example: string };
    /** A further status that has the same shape. */
    otherStatus?: number;
  };
  /** Codes it may answer beside those every operation has. */
  errors: readonly string[];
  example: {
    parameters?: Record<string, string>;
    query?: Record<string, string>;
    /** Beside the key's and the body's. */
    headers?: Record<string, string>;
    body?: unknown;
  };
};

/** One operation of the public contract: parsing, response checking, documents and samples come from it. */
export function defineOperation<const Shape extends OperationShape>(shape: Shape): Shape {
  return shape;
}
