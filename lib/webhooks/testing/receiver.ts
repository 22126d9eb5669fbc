import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { path: string; headers: IncomingHttpHeaders; body: string };

export type Receiver = {
  url: string;
  received: Received[];
  /** The largest number of calls that were open at once, per path. */
  mostOpen: Map<string, number>;
  close(): Promise<void>;
};

export type Answer = { status: number; body?: string; /** The answer waits for this. */ after?: Promise<unknown> };

/** A tenant's server: keeps what it gets and answers what it is told to. */
export async function startReceiver(answer: (call: Received) => Answer = () => ({ status: 200 })): Promise<Receiver> {
  const received: Received[] = [];
  const open = new Map<string, number>();
  const mostOpen = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const now = (open.get(path) ?? 0) + 1;
    open.set(path, now);
    mostOpen.set(path, Math.max(now, mostOpen.get(path) ?? 0));
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => {
      body += chunk;
    });
    request.on("end", async () => {
      const call = { path, headers: request.headers, body };
      received.push(call);
      const { status, body: text = "", after } = answer(call);
      await after;
      open.set(path, (open.get(path) ?? 1) - 1);
      response.writeHead(status).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    mostOpen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
