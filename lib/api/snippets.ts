import type { OperationShape } from "./operation.ts";
import { curlSnippet } from "./snippets/curl.ts";
import { javascriptSnippet } from "./snippets/javascript.ts";
import { nodeSnippet } from "./snippets/node.ts";
import { phpSnippet } from "./snippets/php.ts";
import { pythonSnippet } from "./snippets/python.ts";
import type { SampleCall } from "./snippets/sample-call.ts";

/** The languages of samples, in the order in which they are offered. */
export const sampleLanguages = ["curl", "php", "python", "node", "javascript"] as const;
export type SampleLanguage = (typeof sampleLanguages)[number];
export type Snippets = Record<SampleLanguage, string>;

type SnippetOptions = {
  /** The origin of the API, without a path. */
  baseUrl: string;
  apiKey: string;
  /** Stands in for the operation's own example. */
  example?: OperationShape["example"];
};

/** A whole program per language that makes the operation's example call and prints the answer's status and body. */
export function snippetsOf(
  operation: Pick<OperationShape, "method" | "path" | "open" | "response" | "example">,
  { baseUrl, apiKey, example = operation.example }: SnippetOptions,
): Snippets {
  const call: SampleCall = {
    method: operation.method,
    url: baseUrl + fillPath(operation.path, example.parameters ?? {}) + queryText(example.query ?? {}),
    headers: {
      ...(operation.open ? {} : { "X-API-Key": apiKey }),
      ...example.headers,
      ...(example.body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    body: example.body,
    answers: operation.response.status !== 204,
  };
  return {
    curl: curlSnippet(call),
    php: phpSnippet(call),
    python: pythonSnippet(call),
    node: nodeSnippet(call),
    javascript: javascriptSnippet(call),
  };
}

function fillPath(path: string, parameters: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (whole, name: string) => encodeURIComponent(parameters[name] ?? whole));
}

function queryText(query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text === "" ? "" : `?${text}`;
}
