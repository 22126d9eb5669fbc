import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { z } from "zod";
import { errorCatalogue, errorsOf, type ApiError } from "./error-catalogue.ts";
import type { OperationShape } from "./operation.ts";
import {
  challengeHeader,
  problemSchema,
  rateHeaders,
  replayedHeader,
  requestIdHeader,
  retryHeader,
} from "./openapi-parts.ts";

export const apiVersion = "1.0.0";

export type OpenApiDocument = ReturnType<typeof createDocument>;

/** What stands in front of the operations whose id begins so, in the order of the documents. */
export const tagNames: Readonly<Record<string, string>> = {
  sms: "SMS",
  messages: "Messages",
  opt_outs: "Opt-outs",
  client: "Client",
  wallet: "Wallet",
  webhooks: "Webhooks",
  events: "Events",
  analytics: "Analytics",
  senders: "Sender IDs",
  platform: "Platform",
};

export function tagOf(operation: Pick<OperationShape, "id">): string {
  const [room = ""] = operation.id.split(".");
  return tagNames[room] ?? "Platform";
}

/** The OpenAPI 3.1 document of these operations. The same operations give the same bytes. */
export function openApiDocument(operations: readonly OperationShape[]): OpenApiDocument {
  const paths: ZodOpenApiPathsObject = {};
  const problems: Problems = new Map();
  for (const operation of operations) {
    const method = operation.method.toLowerCase() as "get" | "post" | "put" | "patch" | "delete";
    paths[operation.path] = { ...paths[operation.path], [method]: describeOperation(operation, problems) };
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Jumbe API",
      version: apiVersion,
      description:
        "Send SMS in Kenya, top up by M-Pesa and follow what happens by webhook. Every call but health and openapi.json carries an API key; a test key plays everything through without a provider and without money, and magic numbers, phones and amounts force each outcome ([/docs/test-mode](/docs/test-mode)).",
      license: { name: "Proprietary", url: "/" },
    },
    servers: [{ url: "/", description: "This installation" }],
    tags: Object.values(tagNames).map((name) => ({ name, description: `${name}.` })),
    security: [{ apiKey: [] }, { bearer: [] }],
    paths,
    components: {
      examples: examplesOf(operations),
      securitySchemes: {
        apiKey: { type: "apiKey", in: "header", name: "X-API-Key", description: "sk_live_… or sk_test_…" },
        bearer: { type: "http", scheme: "bearer", description: "The same key as a Bearer token." },
      },
    },
  });
}

function describeOperation(operation: OperationShape, problems: Problems): ZodOpenApiOperationObject {
  const { query, parameters, body } = operation;
  const hasBody = operation.method !== "GET" && !isEmpty(body);
  return {
    operationId: operation.id,
    summary: operation.summary,
    description: withScope(operation),
    tags: [tagOf(operation)],
    ...(operation.open ? { security: [] } : {}),
    requestParams: {
      ...(isEmpty(parameters) ? {} : { path: parameters }),
      ...(isEmpty(query) ? {} : { query }),
      ...(operation.idempotent ? { header: idempotencyHeader } : {}),
    },
    ...(hasBody
      ? {
          requestBody: {
            required: !body.safeParse({}).success,
            content: { "application/json": { schema: body, example: operation.example.body } },
          },
        }
      : {}),
    responses: { ...successOf(operation), ...problemsOf(operation, problems) },
  };
}

const idempotencyHeader = z.object({
  "Idempotency-Key": z.string().max(255).optional().meta({
    description: "A repeat with the same key and body gets the first answer and does nothing again. Kept 7 days.",
    example: "3f1c1c0e-7f1b-4f0e-9d55-0c5a0d1f7a11",
  }),
});

function withScope({ description, scope }: OperationShape): string {
  return scope === null ? description : `${description} Needs the permission \`${scope}\`.`;
}

function isEmpty(schema: z.ZodType): boolean {
  return schema instanceof z.ZodObject && Object.keys(schema.shape).length === 0;
}

function successOf({ response, open, idempotent }: OperationShape): ZodOpenApiOperationObject["responses"] {
  const headers = {
    "X-Request-Id": requestIdHeader,
    ...(open ? {} : rateHeaders),
    ...(idempotent ? { "Idempotent-Replayed": replayedHeader } : {}),
  } as const;
  const json = { schema: response.schema, example: response.example };
  const csv = response.csv && { schema: { type: "string" as const }, example: response.csv.example };
  const answer = {
    description: response.status === 202 ? "Accepted" : response.status === 201 ? "Created" : "OK",
    headers,
    content: { "application/json": json, ...(csv ? { "text/csv": csv } : {}) },
  };
  const other = response.otherStatus && { [`${response.otherStatus}`]: { ...answer, description: "Degraded" } };
  return { [`${response.status}`]: answer, ...other };
}

/** Responses that operations share, by status and codes. */
type Problems = Map<string, ReturnType<typeof problemResponse>>;

/** One response per status, with an example per code. */
function problemsOf(operation: OperationShape, problems: Problems): ZodOpenApiOperationObject["responses"] {
  const byStatus = new Map<number, ApiError[]>();
  const skipped = operation.response.otherStatus;
  for (const error of errorsOf(operation)) {
    if (error.status === skipped) continue;
    byStatus.set(error.status, [...(byStatus.get(error.status) ?? []), error]);
  }
  const entries = [...byStatus].sort(([a], [b]) => a - b);
  return Object.fromEntries(
    entries.map(([status, errors]) => {
      const key = `${status} ${errors.map(({ code }) => code).join(" ")}`;
      const known = problems.get(key) ?? problemResponse(errors, `Problem${status}-${problems.size + 1}`);
      problems.set(key, known);
      return [`${status}`, known];
    }),
  );
}

function problemResponse(errors: readonly ApiError[], id: string) {
  const has = (...kinds: string[]) => errors.some(({ kind, code }) => kinds.includes(kind) || kinds.includes(code));
  return {
    id,
    description: errors.map(({ code }) => `\`${code}\``).join(", "),
    headers: {
      "X-Request-Id": requestIdHeader,
      ...(has("unauthenticated") ? { "WWW-Authenticate": challengeHeader } : {}),
      ...(has("limits.rate_exceeded") ? rateHeaders : {}),
      ...(has("limit", "unavailable", "idempotency.in_flight") ? { "Retry-After": retryHeader } : {}),
    },
    content: {
      "application/problem+json": {
        schema: problemSchema,
        examples: Object.fromEntries(errors.map(({ code }) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  };
}

/** An example of each code that one of the operations answers. */
function examplesOf(operations: readonly OperationShape[]) {
  const used = new Set(operations.flatMap((operation) => errorsOf(operation).map(({ code }) => code)));
  const errors = errorCatalogue.filter(({ code }) => used.has(code));
  return Object.fromEntries(errors.map((error) => [error.code, exampleOf(error)]));
}

function exampleOf({ code, status, title, cause }: ApiError) {
  const url = `https://jumbe.example/docs/errors/${code}`;
  const request_id = "rid_01k9zq3w6m8v2n4r5t7y9b1d3f";
  const value = { type: url, title, status, detail: cause, code, param: null, request_id, doc_url: url };
  return { summary: title, value };
}
