import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export type ReceivedWebhook = {
  id: string;
  event: string;
  data: Record<string, unknown>;
  /** As they came. */
  body: string;
  signature: string;
};

/** A tenant's own server: keeps what it is told, and fails a share of the calls on purpose. */
export type Receiver = { url: string; received: ReceivedWebhook[]; close(): Promise<void> };

export async function startReceiver(failShare: number): Promise<Receiver> {
  const received: ReceivedWebhook[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (text += chunk));
    request.on("end", () => {
      const fails = Math.random() < failShare;
      if (!fails) received.push(read(request.headers, text));
      response.writeHead(fails ? 503 : 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function read(headers: IncomingHttpHeaders, body: string): ReceivedWebhook {
  const { event, data } = JSON.parse(body) as { event: string; data: Record<string, unknown> };
  return { id: String(headers["webhook-id"]), event, data, body, signature: String(headers["x-webhook-signature"]) };
}
