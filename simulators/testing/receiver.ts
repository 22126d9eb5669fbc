import { listen, json, type Call, type Reply } from "../http.ts";

export type Receiver = { url: string; calls: Call[]; answer: (reply: () => Reply) => void; close: () => Promise<void> };

/** A server in the app's place: keeps every call, answers 200 unless told otherwise. */
export async function startReceiver(): Promise<Receiver> {
  const calls: Call[] = [];
  let reply = (): Reply => json(200, { ResultCode: 0, ResultDesc: "Accepted" });
  const listener = await listen((call) => {
    calls.push(call);
    return reply();
  }, 0);
  return {
    url: listener.url,
    calls,
    answer(next) {
      reply = next;
    },
    close: listener.close,
  };
}
