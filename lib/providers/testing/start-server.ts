import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

export type SeenCall = { method: string; path: string; headers: IncomingMessage["headers"]; body: string };

/** What a test server does with a call: answer, or end the connection in one of three ways. */
export type TestAnswer =
  | { status: number; body: string; headers?: Record<string, string> }
  | "reset"
  | "hang"
  /** Half of the promised body, then the connection ends. */
  | "cut";

export type TestServer = {
  url: string;
  port: number;
  calls: SeenCall[];
  connections: () => number;
  stop: () => Promise<void>;
};

/** A server on a free loopback port that keeps every call it sees. */
export async function startServer(answer: (call: SeenCall) => TestAnswer): Promise<TestServer> {
  const calls: SeenCall[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const call = {
        method: request.method ?? "",
        path: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks).toString("utf8"),
      };
      calls.push(call);
      write(response, answer(call));
    });
  });
  server.on("connection", (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    calls,
    connections: () => connections,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function write(response: ServerResponse, answer: TestAnswer): void {
  if (answer === "hang") return;
  if (answer === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  if (answer === "cut") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
    response.write('{"ErrorCode":', () => response.socket?.destroy());
    return;
  }
  response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
  response.end(answer.body);
}

/** A loopback port on which nothing listens. */
export async function findClosedPort(): Promise<number> {
  const server = await startServer(() => "hang");
  await server.stop();
  return server.port;
}
