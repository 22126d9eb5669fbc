import * as http from "node:http";
import * as https from "node:https";

export type OutboundRequest = {
  method: "GET" | "POST";
  url: string;
  headers?: Record<string, string>;
  body?: string;
  timeoutMs?: number;
  /** The local address to call from, such as 127.0.0.2. */
  source?: string;
};

/** Status 0 means that no answer came; `body` then says why. */
export type OutboundAnswer = { status: number; body: string };

export type Outbound = { send: (request: OutboundRequest) => Promise<OutboundAnswer>; close: () => void };

const BODY_LIMIT = 64 * 1024;

/** Calls the app under test; never throws, never opens more than `sockets` connections. */
export function createOutbound(options: { sockets: number; keepAlive: boolean }): Outbound {
  const agentOptions = { keepAlive: options.keepAlive, maxSockets: options.sockets, timeout: 60_000 };
  const agents = { "http:": new http.Agent(agentOptions), "https:": new https.Agent(agentOptions) };

  function once(request: OutboundRequest): Promise<OutboundAnswer & { stale: boolean }> {
    return new Promise((resolve) => {
      const secure = request.url.startsWith("https:");
      const headers: Record<string, string | number> = { ...request.headers };
      if (request.body !== undefined) headers["content-length"] = Buffer.byteLength(request.body);
      const call = (secure ? https : http).request(request.url, {
        method: request.method,
        headers,
        agent: secure ? agents["https:"] : agents["http:"],
        ...(request.source === undefined ? {} : { localAddress: request.source }),
      });
      const timer = setTimeout(() => call.destroy(new Error("no answer in time")), request.timeoutMs ?? 10_000);
      call.on("response", (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          if (body.length < BODY_LIMIT) body += chunk;
        });
        response.on("error", () => {});
        response.on("close", () => {
          clearTimeout(timer);
          const status = response.complete ? (response.statusCode ?? 0) : 0;
          resolve({ status, body, stale: false });
        });
      });
      call.on("error", (error: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        resolve({ status: 0, body: error.message, stale: call.reusedSocket && error.code === "ECONNRESET" });
      });
      call.end(request.body);
    });
  }

  return {
    async send(request) {
      try {
        const first = await once(request);
        const { status, body } = first.stale ? await once(request) : first;
        return { status, body };
      } catch (error) {
        return { status: 0, body: error instanceof Error ? error.message : "bad request" };
      }
    },
    close() {
      agents["http:"].destroy();
      agents["https:"].destroy();
    },
  };
}
