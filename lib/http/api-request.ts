/** A request as the API's handlers see it: no framework in it, and nothing read before it is asked for. */
export type ApiRequest = {
  method: string;
  /** Path and query, e.g. `/api/v1/messages?limit=5`. */
  url: string;
  header(name: string): string | null;
  /** The raw body; rejects with `http.body_too_large` beyond `maxBytes`. */
  body(maxBytes: number): Promise<Buffer>;
  /** The caller's address, behind trusted proxies theirs. */
  ip: string | null;
};

/** `body`: all of it, or its parts as they come. */
export type ApiResponse = {
  status: number;
  headers: Record<string, string>;
  body: string | AsyncIterable<string> | null;
};

/** What every answer of a handler carries, by whichever road it goes. */
export const headersOfAll = { "x-content-type-options": "nosniff" } as const;

export type PathParameters = Record<string, string>;

export type ApiHandler = (request: ApiRequest, parameters: PathParameters) => Promise<ApiResponse>;
