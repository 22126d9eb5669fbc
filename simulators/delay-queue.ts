export type DelayQueue<T> = {
  add: (item: T, delayMs: number) => void;
  /** Items that wait or are being worked on. */
  size: () => number;
  clear: () => void;
};

const SLOT_MS = 20;

/** Works on items when their delay is over, at most `limit()` at a time; one timer for all of them. */
export function createDelayQueue<T>(limit: () => number, work: (item: T) => Promise<void>): DelayQueue<T> {
  const slots = new Map<number, T[]>();
  let ready: T[] = [];
  let head = 0;
  let active = 0;
  let waiting = 0;
  let lastSlot = 0;
  let timer: NodeJS.Timeout | null = null;

  function pump(): void {
    while (active < limit() && head < ready.length) {
      const item = ready[head] as T;
      head += 1;
      active += 1;
      void work(item).finally(() => {
        active -= 1;
        pump();
      });
    }
    if (head === ready.length) {
      ready = [];
      head = 0;
    } else if (head > 10_000) {
      ready = ready.slice(head);
      head = 0;
    }
  }

  function tick(): void {
    const now = Math.floor(Date.now() / SLOT_MS);
    for (; lastSlot <= now; lastSlot += 1) {
      const due = slots.get(lastSlot);
      if (due === undefined) continue;
      slots.delete(lastSlot);
      waiting -= due.length;
      for (const item of due) ready.push(item);
    }
    pump();
    if (waiting === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  }

  return {
    add(item, delayMs) {
      if (delayMs <= 0) {
        ready.push(item);
        setImmediate(pump);
        return;
      }
      const now = Date.now();
      const slot = Math.ceil((now + delayMs) / SLOT_MS);
      if (timer === null) {
        lastSlot = Math.floor(now / SLOT_MS);
        timer = setInterval(tick, SLOT_MS).unref();
      }
      const list = slots.get(slot);
      if (list === undefined) slots.set(slot, [item]);
      else list.push(item);
      waiting += 1;
    },
    size: () => waiting + (ready.length - head) + active,
    clear() {
      slots.clear();
      ready = [];
      head = 0;
      waiting = 0;
      if (timer !== null) clearInterval(timer);
      timer = null;
    },
  };
}
