import {
  headersOfAll,
  type ApiHandler,
  type ApiRequest,
  type ApiResponse,
  type PathParameters,
} from "./api-request.ts";
import { byteStream } from "./byte-stream.ts";
import { readBody } from "./read-body.ts";

/**
 * A framework's Request as the handlers see it. Such a Request has no socket: the caller's address is what the host in
 * front wrote last into X-Forwarded-For.
 */
function fromWebRequest(request: Request): ApiRequest {
  const url = new URL(request.url);
  return {
    method: request.method,
    url: url.pathname + url.search,
    header: (name) => request.headers.get(name),
    body: (maxBytes) => (request.body ? readBody(request.body, maxBytes) : Promise.resolve(Buffer.alloc(0))),
    ip: request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? null,
  };
}

function toWebResponse({ body, status, headers }: ApiResponse): Response {
  const whole = typeof body === "string" || body === null;
  return new Response(whole ? body : byteStream(body), { status, headers: { ...headers, ...headersOfAll } });
}

/** A handler as the framework's route files export it. A path without parameters comes with none at all. */
export type WebHandler = (
  request: Request,
  context: { params: Promise<PathParameters | undefined> },
) => Promise<Response>;

/** The handler as a Next route file exports it, for hosts where the fast road does not run. */
export function webRoute(handler: ApiHandler): WebHandler {
  return async (request, context) => {
    const answer = await handler(fromWebRequest(request), (await context.params) ?? {});
    return toWebResponse(request.method === "HEAD" ? { ...answer, body: null } : answer);
  };
}
