import { Agent, request } from "node:http";
import type { WebhookAnswer, WebhookCall, WebhookTransport } from "../transport.ts";

/** A transport over plain HTTP to this machine, for tests of the room; it keeps connections and checks no address. */
export function createPlainTransport(): WebhookTransport & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  return {
    post: (call) => post(agent, call),
    checkUrl: (url) =>
      Promise.resolve(new URL(url).hostname === "10.0.0.1" ? "The address is not on the public internet." : null),
    close: () => agent.destroy(),
  };
}

function post(agent: Agent, call: WebhookCall): Promise<WebhookAnswer> {
  const startedAtMs = performance.now();
  const durationMs = () => performance.now() - startedAtMs;
  return new Promise((resolve) => {
    const headers = { ...call.headers, "content-length": Buffer.byteLength(call.body) };
    const outgoing = request(call.url, { method: "POST", agent, headers }, (incoming) => {
      let body = "";
      incoming.setEncoding("utf8");
      incoming.on("data", (chunk: string) => {
        body += chunk;
      });
      incoming.on("end", () =>
        resolve({ kind: "answered", status: incoming.statusCode ?? 0, body, durationMs: durationMs() }),
      );
      incoming.on("error", (error) => resolve({ kind: "failed", reason: error.message, durationMs: durationMs() }));
    });
    outgoing.on("error", (error) => resolve({ kind: "failed", reason: error.message, durationMs: durationMs() }));
    outgoing.end(call.body);
  });
}
