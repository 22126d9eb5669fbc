import type { Call, Reply } from "./http.ts";

/** Keeps a page informed: one snapshot now, one after each change, at most one every 50 ms. */
export function stream(call: Call, snapshot: () => unknown, subscribe: (changed: () => void) => () => void): Reply {
  const { response } = call;
  response.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    connection: "keep-alive",
  });
  let timer: NodeJS.Timeout | null = null;
  const send = (): void => {
    timer = null;
    response.write(`data: ${JSON.stringify(snapshot())}\n\n`);
  };
  const unsubscribe = subscribe(() => {
    timer ??= setTimeout(send, 50);
  });
  const beat = setInterval(() => response.write(": still here\n\n"), 20_000);
  response.on("close", () => {
    unsubscribe();
    clearInterval(beat);
    if (timer !== null) clearTimeout(timer);
  });
  send();
  return "taken";
}
