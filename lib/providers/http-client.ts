import { Agent as HttpAgent, request as requestHttp, type ClientRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";

export type HttpRequest = {
  method: "GET" | "POST";
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** Where to connect instead of asking for the host's addresses; Host and SNI stay those of the URL. */
  addresses?: readonly string[];
  /** For everything together: waiting for a socket, connecting, sending, reading. */
  timeoutMs: number;
};

/** How far a failed call came. Only after `connect` is it sure that the other side saw nothing of it. */
export type FailurePhase = "connect" | "sent" | "reading";

export type HttpResult =
  | { kind: "answered"; status: number; headers: Record<string, string>; body: string }
  /** `reason` is a word such as timeout or econnreset; no address and no secret stands in it. */
  | { kind: "failed"; phase: FailurePhase; reason: string };

export type HttpClient = {
  /** Makes one call, follows no redirect, and never throws for what the other side does. */
  send(request: HttpRequest): Promise<HttpResult>;
  /** Ends the idle connections. */
  close(): void;
};

export type HttpClientOptions = {
  connectTimeoutMs?: number;
  /** To one host and in all. */
  maxSockets?: number;
  maxTotalSockets?: number;
  maxAnswerBytes?: number;
  /** What becomes of an answer over that size: the call fails, or the rest is left unread. */
  largeAnswer?: "fail" | "cut";
};

/** Idle connections are dropped before most servers do it, so that a call seldom meets one that is just being closed. */
const idleMs = 4_000;

/** A client that keeps connections alive and tells a call that never left from one whose answer was lost. */
export function createHttpClient(options: HttpClientOptions = {}): HttpClient {
  const { connectTimeoutMs = 10_000, maxSockets = 32, maxTotalSockets = 512 } = options;
  const { maxAnswerBytes = 2_000_000, largeAnswer = "fail" } = options;
  const maxFreeSockets = Math.min(8, maxSockets);
  const agentOptions = { keepAlive: true, timeout: idleMs, maxSockets, maxTotalSockets, maxFreeSockets };
  const httpAgent = new HttpAgent(agentOptions);
  const httpsAgent = new HttpsAgent(agentOptions);
  return {
    async send(request) {
      try {
        const secure = new URL(request.url).protocol === "https:";
        const settings = {
          method: request.method,
          headers: withLength(request),
          agent: secure ? httpsAgent : httpAgent,
          ...(request.addresses ? { lookup: lookupIn(request.addresses) } : {}),
        };
        const call = secure ? requestHttps(request.url, settings) : requestHttp(request.url, settings);
        return await follow(call, request, { secure, connectTimeoutMs, maxAnswerBytes, largeAnswer });
      } catch {
        // An address or a header that can't be written, such as a key with a line break in it.
        return { kind: "failed", phase: "connect", reason: "invalid_request" };
      }
    },
    close() {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

function withLength(request: HttpRequest): Record<string, string> {
  const headers: Record<string, string> = {
    accept: "application/json",
    "accept-encoding": "identity",
    "user-agent": "jumbe",
  };
  if (request.body !== undefined) headers["content-length"] = String(Buffer.byteLength(request.body));
  return { ...headers, ...request.headers };
}

function lookupIn(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_hostname, { all }, callback) => {
    const [first] = found;
    if (all || !first) callback(null, found);
    else callback(null, first.address, first.family);
  };
}

type FollowOptions = { secure: boolean } & Required<
  Pick<HttpClientOptions, "connectTimeoutMs" | "maxAnswerBytes" | "largeAnswer">
>;

function follow(call: ClientRequest, request: HttpRequest, options: FollowOptions): Promise<HttpResult> {
  return new Promise((resolve) => {
    let phase: FailurePhase = "connect";
    let stopped: string | null = null;
    const stop = (reason: string) => {
      stopped ??= reason;
      call.destroy(new Error(reason));
    };
    const total = setTimeout(() => stop("timeout"), request.timeoutMs);
    const connecting = setTimeout(() => stop("connect_timeout"), Math.min(options.connectTimeoutMs, request.timeoutMs));
    const settle = (result: HttpResult) => {
      clearTimeout(total);
      clearTimeout(connecting);
      resolve(result);
    };
    const leave = () => {
      if (phase === "connect") phase = "sent";
      clearTimeout(connecting);
    };
    call.once("socket", (socket) => {
      // A socket another call just gave back goes to the next that waits without being called reused.
      if (call.reusedSocket || !socket.connecting) leave();
      else socket.once(options.secure ? "secureConnect" : "connect", leave);
    });
    call.on("error", (error) => settle({ kind: "failed", phase, reason: stopped ?? wordOf(error) }));
    call.once("response", (response) => {
      leave();
      phase = "reading";
      // The reading loop sees errors first; one that comes after its end has nothing left to say.
      response.on("error", () => {});
      read(response, options).then(
        (body) => settle({ kind: "answered", status: response.statusCode ?? 0, headers: headersOf(response), body }),
        (error: unknown) => settle({ kind: "failed", phase, reason: stopped ?? wordOf(error) }),
      );
    });
    call.end(request.body);
  });
}

async function read(response: IncomingMessage, { maxAnswerBytes, largeAnswer }: FollowOptions): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    chunks.push(bytes);
    // Leaving the loop early ends the connection.
    if (size > maxAnswerBytes && largeAnswer === "fail")
      throw Object.assign(new Error("Too large."), { code: "TOO_LARGE" });
    if (size > maxAnswerBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxAnswerBytes).toString("utf8");
}

function headersOf(response: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
}

/** The error's code as a word; messages are left out because they may hold an address. */
function wordOf(error: unknown): string {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  return /^[A-Z0-9_]+$/.test(code) ? code.toLowerCase() : "broken_connection";
}
