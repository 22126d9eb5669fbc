import { setTimeout as delay } from "node:timers/promises";
import { measureRate, type Rate } from "./figures.ts";
import { openLeanClient, type LeanAnswer, type LeanClient } from "./lean-client.ts";

/** As fast as so many callers get their answers, each with a connection of its own. The requests take turns. */
export async function askInTurns(
  url: URL,
  requests: readonly Buffer[],
  expected: number,
  { callers, forMs }: { callers: number; forMs: number },
): Promise<Rate> {
  const clients = await Promise.all(Array.from({ length: callers }, () => openLeanClient(url)));
  const free = [...clients];
  try {
    return await measureRate(callers, forMs, async (number) => {
      const client = free.pop();
      const request = requests[number % requests.length];
      if (!client || !request) throw new RangeError("Each caller has a connection and a request.");
      const { status } = await client.send(request);
      free.push(client);
      if (status !== expected) throw new Error(`${url.pathname} was answered ${status}.`);
    });
  } finally {
    clients.forEach((client) => client.close());
  }
}

/** One request of an open load: when it was due, and how long from then until its answer; null when none came in time. */
export type Asked = { dueAtMs: number; tookMs: number; answer: LeanAnswer | null };

const timeoutMs = 10_000;
const tickMs = 2;

/** Asks at a rate of its own, whatever becomes of what was asked before. */
export type OpenLoad = { askAtRate(perSecond: number, forMs: number): Promise<Asked[]>; close(): void };

/**
 * Kept connections, as a proxy in front has them. A request is due by the clock; the time it waits for a free connection
 * counts. One that was not answered in time leaves its connection.
 */
export async function openLoad(url: URL, request: Buffer, connections: number): Promise<OpenLoad> {
  const free: LeanClient[] = [];
  while (free.length < connections)
    free.push(...(await Promise.all(Array.from({ length: 50 }, () => openLeanClient(url)))));
  const all = [...free];
  const waiting: ((client: LeanClient) => void)[] = [];

  const take = async (): Promise<LeanClient> => free.pop() ?? new Promise((resolve) => waiting.push(resolve));
  const give = (client: LeanClient): void => {
    const next = waiting.shift();
    if (next) next(client);
    else free.push(client);
  };

  async function answerOf(): Promise<LeanAnswer | null> {
    const client = await take();
    try {
      const answer = await client.send(request);
      give(client);
      return answer;
    } catch {
      return null;
    }
  }

  async function ask(startedAt: number, dueAtMs: number): Promise<Asked> {
    const inTime = new AbortController();
    const late = delay(timeoutMs, null, { signal: inTime.signal }).catch(() => null);
    const answer = await Promise.race([answerOf(), late]);
    inTime.abort();
    return { dueAtMs, tookMs: performance.now() - startedAt - dueAtMs, answer };
  }

  return {
    async askAtRate(perSecond, forMs) {
      const asked: Promise<Asked>[] = [];
      const startedAt = performance.now();
      const total = Math.floor((perSecond * forMs) / 1000);
      while (asked.length < total) {
        const due = Math.min(total, Math.floor(((performance.now() - startedAt) * perSecond) / 1000));
        while (asked.length < due) asked.push(ask(startedAt, (asked.length * 1000) / perSecond));
        await delay(tickMs);
      }
      return Promise.all(asked);
    },
    close: () => all.forEach((client) => client.close()),
  };
}
