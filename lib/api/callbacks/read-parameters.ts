import type { ApiRequest } from "#/lib/http/api-request.ts";

const maxBytes = 65_536;

/** Query and body (form or JSON object) merged, names as sent, repeated values kept. A body that can't be read adds nothing. */
export async function readParameters(request: ApiRequest): Promise<Record<string, string[]>> {
  const merged: Record<string, string[]> = {};
  const add = (name: string, value: string) => {
    merged[name] = [...(merged[name] ?? []), value];
  };
  const mark = request.url.indexOf("?");
  if (mark >= 0) new URLSearchParams(request.url.slice(mark + 1)).forEach((value, name) => add(name, value));
  if (request.method === "GET") return merged;
  const body = (await request.body(maxBytes)).toString("utf8");
  for (const [name, value] of readPairs(body)) add(name, value);
  return merged;
}

function readPairs(body: string): [string, string][] {
  if (!body.trimStart().startsWith("{")) return [...new URLSearchParams(body)];
  try {
    const value: unknown = JSON.parse(body);
    return Object.entries(value ?? {}).flatMap(([name, one]): [string, string][] =>
      (Array.isArray(one) ? one : [one]).flatMap((item: unknown): [string, string][] =>
        typeof item === "string" || typeof item === "number" ? [[name, String(item)]] : [],
      ),
    );
  } catch {
    return [];
  }
}
