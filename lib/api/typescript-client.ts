import type { OpenApiDocument } from "./openapi.ts";
import type { OperationShape } from "./operation.ts";
import { typeOfSchema, type JsonSchema } from "./schema-types.ts";

/** A typed client of these operations as one TypeScript file without dependencies, for browsers, Node, Deno and Bun. */
export function typescriptClient(operations: readonly OperationShape[], document: OpenApiDocument): string {
  const described = operations.map((operation) => describe(operation, document));
  const types = described.map(({ typeName, input, answer }) =>
    [
      ...(input === null ? [] : [`export type ${typeName}Input = ${input};\n`]),
      `export type ${typeName}Answer = ${answer};\n`,
    ].join("\n"),
  );
  const problem = typeOfSchema(readSchema(document.components?.schemas?.["Problem"]));
  return [head, `export type Problem = ${problem};\n`, ...types, runtime, factory(described)].join("\n");
}

type Described = {
  operation: OperationShape;
  /** `sms`, or nothing for what stands at the top. */
  group: string | null;
  method: string;
  typeName: string;
  input: string | null;
  isOptional: boolean;
  answer: string;
};

function describe(operation: OperationShape, document: OpenApiDocument): Described {
  const [first = "", second] = operation.id.split(".");
  const item = document.paths?.[operation.path];
  const entry = readEntry(item, operation.method.toLowerCase());
  const input = inputOf(entry);
  return {
    operation,
    group: second === undefined ? null : camel(first),
    method: camel(second ?? first),
    typeName: pascal(operation.id),
    input: input === null ? null : typeOfSchema(input),
    isOptional: input === null || (input.allOf ?? [input]).every(({ required = [] }) => required.length === 0),
    answer: typeOfSchema(
      readSchema(entry.responses?.[String(operation.response.status)]?.content?.["application/json"]?.schema),
    ),
  };
}

type Entry = {
  parameters?: { name: string; in: string; required?: boolean; schema?: JsonSchema; description?: string }[];
  requestBody?: { content?: Record<string, { schema?: JsonSchema }> };
  responses?: Record<string, { content?: Record<string, { schema?: JsonSchema }> }>;
};

/** The document is plain JSON; this names the part of it that we read. */
function readEntry(item: unknown, method: string): Entry {
  const entries: Record<string, Entry> = JSON.parse(JSON.stringify(item ?? {}));
  return entries[method] ?? {};
}

function readSchema(schema: unknown): JsonSchema {
  return JSON.parse(JSON.stringify(schema ?? {}));
}

/** Parameters of path and query and the fields of the body, as one object. */
function inputOf({ parameters = [], requestBody }: Entry): JsonSchema | null {
  const own = parameters.filter((parameter) => parameter.in === "path" || parameter.in === "query");
  const fields: JsonSchema = {
    type: "object",
    properties: Object.fromEntries(own.map(({ name, schema, description }) => [name, { ...schema, description }])),
    required: own.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
  const body = requestBody?.content?.["application/json"]?.schema;
  if (body === undefined) return own.length === 0 ? null : fields;
  return own.length === 0 ? body : { allOf: [fields, body] };
}

function factory(described: readonly Described[]): string {
  const groups = new Map<string | null, Described[]>();
  for (const one of described) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  const lines = [...groups].flatMap(([group, members]) => {
    const indent = group === null ? "    " : "      ";
    const methods = members.map((one) => methodOf(one, indent));
    return group === null ? methods : [`    ${group}: {`, ...methods, "    },"];
  });
  return `/** A client of the API. \`baseUrl\` is the origin, without a path. */
export function createJumbe(settings: JumbeSettings) {
  const call = caller(settings);
  return {
${lines.join("\n")}
  };
}
`;
}

function methodOf({ operation, method, typeName, input, isOptional }: Described, indent: string): string {
  const given = input === null ? "" : `input: ${typeName}Input${isOptional ? " = {}" : ""}, `;
  const sent = input === null ? "{}" : "input";
  return `${indent}/** ${operation.summary}. */
${indent}${method}: (${given}options: CallOptions = {}) =>
${indent}  call<${typeName}Answer>("${operation.method}", "${operation.path}", ${sent}, options),`;
}

function camel(text: string): string {
  return text.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function pascal(id: string): string {
  return id.replace(/(^|[._])(\w)/g, (_, _mark, letter: string) => letter.toUpperCase());
}

const head = `// The typed client of the Jumbe API, generated from its contract. Copy it into your project; it needs nothing but fetch.
`;

const runtime = `export type JumbeSettings = { apiKey: string; baseUrl: string; fetch?: typeof fetch };

export type CallOptions = {
  /** A repeat with the same key and input gets the first answer and does nothing again. */
  idempotencyKey?: string;
  signal?: AbortSignal;
};

/** What the API refused, with its problem document. */
export class JumbeError extends Error {
  readonly status: number;
  readonly problem: Problem;
  /** Seconds after which trying again makes sense, or null. */
  readonly retryAfterSeconds: number | null;

  constructor(status: number, problem: Problem, retryAfterSeconds: number | null) {
    super(problem.detail);
    this.name = "JumbeError";
    this.status = status;
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

function caller({ apiKey, baseUrl, fetch: ownFetch = fetch }: JumbeSettings) {
  return async <Answer>(method: string, path: string, input: object, options: CallOptions): Promise<Answer> => {
    const rest = new Map<string, unknown>(Object.entries(input));
    const filled = path.replace(/\\{(\\w+)\\}/g, (_, name: string) => {
      const value = encodeURIComponent(String(rest.get(name)));
      rest.delete(name);
      return value;
    });
    const url = new URL(filled, baseUrl);
    const inQuery = method === "GET" || method === "DELETE";
    if (inQuery) for (const [name, value] of rest) if (value !== undefined) url.searchParams.set(name, String(value));
    const headers: Record<string, string> = { "X-API-Key": apiKey };
    if (!inQuery) headers["Content-Type"] = "application/json";
    if (options.idempotencyKey !== undefined) headers["Idempotency-Key"] = options.idempotencyKey;
    const body = inQuery ? undefined : JSON.stringify(Object.fromEntries(rest));
    const response = await ownFetch(url, { method, headers, body, signal: options.signal });
    const answer = await response.json();
    if (response.ok) return answer;
    const retryAfter = response.headers.get("Retry-After");
    throw new JumbeError(response.status, answer, retryAfter === null ? null : Number(retryAfter));
  };
}
`;
