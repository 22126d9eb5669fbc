/** An answer of the product's API; null when none came: the connection failed, or it took too long. */
export type ApiAnswer = { status: number; body: string; replayed: boolean } | null;

export type ApiClient = (method: string, path: string, options?: { body?: object; key?: string }) => Promise<ApiAnswer>;

/** Calls the API with a tenant's key. Never throws for what the server or the network does. */
export function createApiClient(baseUrl: string, apiKey: string, timeoutMs: number = 15_000): ApiClient {
  return async (method, path, { body, key } = {}) => {
    const headers: Record<string, string> = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
    if (key !== undefined) headers["idempotency-key"] = key;
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    try {
      const answer = await fetch(baseUrl + path, {
        method,
        headers,
        ...content,
        signal: AbortSignal.timeout(timeoutMs),
      });
      const replayed = answer.headers.get("idempotent-replayed") === "true";
      return { status: answer.status, body: await answer.text(), replayed };
    } catch {
      return null;
    }
  };
}
