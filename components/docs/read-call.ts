import type { OperationShape } from "#/lib/api/operation.ts";

export type NamedCall = { operation: OperationShape; example: OperationShape["example"] };

const dayMs = 86_400_000;

/**
 * The call a guide names: `POST sms/send`, in the lines below it headers as `Name: value`, and then the body (the query
 * of a GET) that stands in for the operation's own; `{tomorrow}` is tomorrow's date. Throws an Error when the contract
 * has no such operation.
 */
export function readCall(operations: readonly OperationShape[], text: string): NamedCall {
  const [call = "", ...lines] = text.split("\n");
  const [method, path] = call.trim().split(" ");
  const operation = operations.find((known) => known.method === method && known.path === `/api/v1/${path}`);
  if (!operation) throw new Error(`A guide names ${call}, which is not in the contract`);
  const named = lines.map((line) => /^([\w-]+): (.+)$/.exec(line));
  const headers = Object.fromEntries(named.flatMap((found) => (found ? [[found[1], found[2]]] : [])));
  const tomorrow = new Date(Date.now() + dayMs).toISOString().slice(0, 10);
  const rest = lines
    .filter((_, place) => !named[place])
    .join("\n")
    .replaceAll("{tomorrow}", tomorrow);
  const given = rest === "" ? {} : { [method === "GET" ? "query" : "body"]: JSON.parse(rest) };
  return { operation, example: { ...operation.example, headers, ...given } };
}
