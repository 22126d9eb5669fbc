import { connect, type Socket } from "node:net";

/** An answer as far as a bench looks at it. */
export type LeanAnswer = { status: number; retryAfter: boolean };

/** One kept connection that asks and waits, with as little work of its own as can be: it shares the cores it measures. */
export type LeanClient = { send(request: Buffer): Promise<LeanAnswer>; close(): void };

/** The bytes of a request, made once. */
export function requestBytes(method: string, url: URL, headers: Record<string, string>, body = ""): Buffer {
  const lines = Object.entries({ host: url.host, "content-length": String(Buffer.byteLength(body)), ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}`).join("\r\n");
  return Buffer.from(`${method} ${url.pathname}${url.search} HTTP/1.1\r\n${head}\r\n\r\n${body}`);
}

export async function openLeanClient(url: URL): Promise<LeanClient> {
  const socket: Socket = connect(Number(url.port), url.hostname);
  socket.setNoDelay(true);
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  let answered: ((answer: LeanAnswer) => void) | null = null;
  let failed: ((error: Error) => void) | null = null;
  let text = "";
  socket.setEncoding("latin1");
  socket.on("data", (chunk: string) => {
    text += chunk;
    if (!isWhole(text)) return;
    const status = Number(text.slice(9, 12));
    const retryAfter = status >= 400 && /\r\nretry-after: \d+\r\n/i.test(text);
    text = "";
    answered?.({ status, retryAfter });
  });
  socket.on("error", (error) => failed?.(error));
  socket.on("close", () => failed?.(new Error("The connection was closed.")));
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        answered = resolve;
        failed = reject;
        socket.write(request);
      }),
    close: () => {
      failed = null;
      socket.destroy();
    },
  };
}

function isWhole(text: string): boolean {
  const headEnd = text.indexOf("\r\n\r\n");
  if (headEnd < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, headEnd))?.[1];
  return length === undefined ? text.endsWith("0\r\n\r\n") : text.length >= headEnd + 4 + Number(length);
}
