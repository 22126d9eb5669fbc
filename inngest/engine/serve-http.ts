import http from "node:http";
import type { AddressInfo } from "node:net";
import { parseJson, type Json } from "./canonical-json.ts";
import type { Logger } from "./log.ts";

export type EngineRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  header(name: string): string | undefined;
  /** The parsed body; undefined when there is none or when it is not JSON. */
  body(): Promise<Json | undefined>;
};
export type EngineResponse = { status: number; body: unknown };
export type HttpServer = { port: number; close(): Promise<void> };

const maxBodyBytes = 8 * 1024 * 1024;

class TooLargeError extends Error {
  override name = "TooLargeError";
}

/** Listens on 127.0.0.1 alone and answers JSON. `close` lets requests under way finish. */
export async function serveHttp(
  port: number,
  answer: (request: EngineRequest) => Promise<EngineResponse>,
  log: Logger,
): Promise<HttpServer> {
  const server = http.createServer({ keepAliveTimeout: 30_000 }, (incoming, outgoing) => {
    void respond(incoming, answer, log).then(({ status, body }) => {
      const text = JSON.stringify(body);
      outgoing.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
      outgoing.end(text);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 1000).unref();
      }),
  };
}

async function respond(
  incoming: http.IncomingMessage,
  answer: (request: EngineRequest) => Promise<EngineResponse>,
  log: Logger,
): Promise<EngineResponse> {
  const url = new URL(incoming.url ?? "/", "http://engine");
  const header = (name: string) => [incoming.headers[name]].flat()[0];
  try {
    return await answer({
      method: incoming.method ?? "GET",
      path: url.pathname,
      query: url.searchParams,
      header,
      body: async () => parseJson(await readText(incoming)),
    });
  } catch (error) {
    if (error instanceof TooLargeError) return { status: 413, body: { error: "The body is too large", status: 413 } };
    log.error(
      { err: error, method: incoming.method, path: url.pathname.replace(/^\/e\/.*/, "/e/…") },
      "a request failed",
    );
    return { status: 500, body: { error: "Internal error", status: 500 } };
  }
}

/** The whole body as text. What is too large is read to its end without being kept, so that the sender hears the answer; a flood is cut off. */
async function readText(incoming: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes <= maxBodyBytes) chunks.push(chunk);
    else if (bytes > 8 * maxBodyBytes) incoming.destroy();
  }
  if (bytes > maxBodyBytes) throw new TooLargeError();
  return Buffer.concat(chunks).toString("utf8");
}
