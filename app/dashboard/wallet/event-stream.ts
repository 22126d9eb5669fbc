import type { Log } from "#/lib/core/log.ts";

const lookMs = 1_000;
/** Then the browser connects again, and the session is checked again. */
const streamMs = 60_000;

const headers = { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store, no-transform" };

export type Look = {
  /** What to tell now; null: nothing is new. */
  event: { data: unknown; id?: number } | null;
  /** Nothing more will come. */
  end?: boolean;
};

/**
 * Server-sent events: looks at once and then each second, and tells what is new, until nothing more will come, the reader
 * has left, or a minute is over. `name` stands in the log when a look fails, which ends the stream early.
 */
export function eventStream(look: () => Promise<Look>, left: AbortSignal, log: Log, name: string): Response {
  const encoder = new TextEncoder();
  let timer: NodeJS.Timeout | undefined;
  const stop = () => clearTimeout(timer);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const endAtMs = performance.now() + streamMs;
      const again = async () => {
        const { event, end = false } = await look();
        if (left.aborted) return;
        if (event !== null) controller.enqueue(encoder.encode(written(event)));
        if (end || performance.now() > endAtMs) controller.close();
        else timer = setTimeout(() => void again().catch(fail), lookMs);
      };
      const fail = (error: unknown) => {
        log.warn({ err: error, events: name }, "a stream of events ended early");
        if (!left.aborted) controller.close();
      };
      left.addEventListener("abort", stop);
      void again().catch(fail);
    },
    cancel: stop,
  });
  return new Response(body, { headers });
}

function written({ data, id }: NonNullable<Look["event"]>): string {
  return `${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}
