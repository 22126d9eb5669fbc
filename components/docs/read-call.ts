import type { OperationShape } from "#/lib/api/operation.ts";

export type NamedCall = { operation: OperationShape; example: OperationShape["example"] };

/**
 * The call a guide names: `POST sms/send`, and in the lines below it the body (the query of a GET) that stands in for the
 * operation's own. Throws an Error when the contract has no such operation.
 */
export function readCall(operations: readonly OperationShape[], text: string): NamedCall {
  const [call = "", ...lines] = text.split("\n");
  const [method, path] = call.trim().split(" ");
  const operation = operations.find((known) => known.method === method && known.path === `/api/v1/${path}`);
  if (!operation) throw new Error(`A guide names ${call}, which is not in the contract`);
  if (lines.length === 0) return { operation, example: operation.example };
  const given = JSON.parse(lines.join("\n"));
  return { operation, example: { ...operation.example, ...(method === "GET" ? { query: given } : { body: given }) } };
}
