import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";

/** One request as the simulators see it, its body read whole. */
export type Call = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  response: ServerResponse;
};

export type Reply =
  | { status: number; headers?: Record<string, string>; body: string | Buffer }
  /** The caller waits in vain: the socket stays open and no byte comes. */
  | "hang"
  /** The socket is destroyed without an answer. */
  | "reset"
  /** The answer is being written by somebody else (server-sent events). */
  | "taken";

export type Answer = (call: Call) => Reply | Promise<Reply>;

export type Listener = { url: string; port: number; close: () => Promise<void> };

const HOST = "127.0.0.1";
const BODY_LIMIT_BYTES = 60 * 1024 * 1024;

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(value) };
}

export function redirect(location: string): Reply {
  return { status: 303, headers: { location }, body: "" };
}

/** The body as a JSON object, or null when it is not one. */
export function parseObject(body: Buffer): Record<string, unknown> | null {
  const value = parseJson(body);
  return isObject(value) ? value : null;
}

export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Listens on the loopback address; on a free port when the wanted one is 0 or taken. */
export async function listen(answer: Answer, wantedPort: number): Promise<Listener> {
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    void respond(answer, request, response);
  });
  const open = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, HOST, () => {
        server.off("error", reject);
        resolve();
      });
    });
  await open(wantedPort).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    return open(0);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The simulator has no port.");
  return {
    url: `http://${HOST}:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(answer: Answer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const url = new URL(request.url ?? "/", `http://${HOST}`);
    const body = await readBody(request);
    const reply =
      body === null
        ? json(413, { message: "Payload too large" })
        : await answer({
            method: request.method ?? "GET",
            path: url.pathname,
            query: url.searchParams,
            headers: request.headers,
            body,
            response,
          });
    write(reply, response);
  } catch (error) {
    process.stderr.write(`simulator failed: ${error instanceof Error ? error.stack : String(error)}\n`);
    if (!response.headersSent) write(json(500, { message: "The simulator failed" }), response);
    else response.destroy();
  }
}

function write(reply: Reply, response: ServerResponse): void {
  if (reply === "taken" || reply === "hang") return;
  if (reply === "reset") {
    response.socket?.destroy();
    return;
  }
  response.writeHead(reply.status, { ...reply.headers, "content-length": Buffer.byteLength(reply.body) });
  response.end(reply.body);
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += part.length;
    if (size > BODY_LIMIT_BYTES) return null;
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}
