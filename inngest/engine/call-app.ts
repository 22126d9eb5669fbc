import http from "node:http";
import https from "node:https";

export type AppReply =
  | { kind: "replied"; status: number; headers: Record<string, string | undefined>; body: string }
  /** Nothing was sent: nobody listens there. */
  | { kind: "unreachable"; reason: string }
  /** Something may have been sent, but no whole answer came back. */
  | { kind: "lost"; reason: string }
  | { kind: "timeout" };

export type AppCaller = {
  call(url: string, method: "POST" | "PUT", body: string, signature: string, timeoutMs: number): Promise<AppReply>;
  close(): void;
};

const maxReplyBytes = 16 * 1024 * 1024;

/** Calls the app over kept-alive connections; never throws. */
export function createAppCaller(maxCalls: number): AppCaller {
  const options = { keepAlive: true, maxSockets: maxCalls + 2, scheduling: "lifo" } as const;
  const agents = { "http:": new http.Agent(options), "https:": new https.Agent(options) };
  return {
    call: (url, method, body, signature, timeoutMs) =>
      new Promise((resolve) => {
        const target = new URL(url);
        const isSecure = target.protocol === "https:";
        const headers = {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          "x-inngest-signature": signature,
        };
        const request = (isSecure ? https : http).request(target, {
          method,
          headers,
          agent: agents[isSecure ? "https:" : "http:"],
        });
        const timer = setTimeout(() => {
          resolve({ kind: "timeout" });
          request.destroy();
        }, timeoutMs);
        const settle = (reply: AppReply) => {
          clearTimeout(timer);
          resolve(reply);
        };
        let isConnected = false;
        request.on("socket", (socket) => {
          isConnected = !socket.connecting;
          if (socket.connecting) socket.once("connect", () => (isConnected = true));
        });
        request.on("error", (error) => {
          const isStale = request.reusedSocket && "code" in error && error.code === "ECONNRESET";
          settle({ kind: isConnected && !isStale ? "lost" : "unreachable", reason: error.message || error.name });
        });
        request.on("response", (response) => collect(response, settle));
        request.end(body);
      }),
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

function collect(response: http.IncomingMessage, settle: (reply: AppReply) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  response.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= maxReplyBytes) chunks.push(chunk);
    else response.destroy(new Error("The answer is too large"));
  });
  response.on("error", (error) => settle({ kind: "lost", reason: error.message }));
  response.on("end", () => {
    const headers = Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
    );
    settle({
      kind: "replied",
      status: response.statusCode ?? 0,
      headers,
      body: Buffer.concat(chunks).toString("utf8"),
    });
  });
}
