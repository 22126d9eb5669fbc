/** What waits for the next commit. */
type Waiting<Item, Result> = {
  item: Item;
  weight: number;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
};

export type GroupCommitOptions<Item, Result> = {
  /** Commits all items together; the answer has one entry per item, in order: a result or an Error for that item. */
  commit: (items: Item[]) => Promise<(Result | Error)[]>;
  /** At most so many items, and so much weight, in one commit. */
  maxItems: number;
  maxWeight: number;
  weigh?: (item: Item) => number;
  /** Waiting items beyond this are refused with `overloaded()`. */
  maxWaiting: number;
  overloaded: () => Error;
  /** True when a failed batch should be tried once more, item by item (a bad row must not hurt its neighbours). */
  retryAlone: (error: unknown) => boolean;
};

/**
 * Group commit without a timer: an item that finds nothing in flight is committed at once; those that come
 * meanwhile wait and are committed together when the running commit is done.
 */
export class GroupCommit<Item, Result> {
  readonly #options: GroupCommitOptions<Item, Result>;
  #waiting: Waiting<Item, Result>[] = [];
  #running = false;

  constructor(options: GroupCommitOptions<Item, Result>) {
    this.#options = options;
  }

  get depth(): number {
    return this.#waiting.length;
  }

  add(item: Item): Promise<Result> {
    if (this.#waiting.length >= this.#options.maxWaiting) return Promise.reject(this.#options.overloaded());
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ item, weight: this.#options.weigh?.(item) ?? 1, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    // One turn of the event loop lets requests that were read from the sockets together travel together.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) await this.#commit(this.#take());
    this.#running = false;
  }

  #take(): Waiting<Item, Result>[] {
    let weight = 0;
    let count = 0;
    for (const waiting of this.#waiting) {
      weight += waiting.weight;
      if (count > 0 && (count >= this.#options.maxItems || weight > this.#options.maxWeight)) break;
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  async #commit(batch: Waiting<Item, Result>[], isRetry = false): Promise<void> {
    try {
      const results = await this.#options.commit(batch.map((waiting) => waiting.item));
      batch.forEach((waiting, index) => {
        const result = results[index];
        if (result instanceof Error) waiting.reject(result);
        else if (result === undefined) waiting.reject(new Error("A commit must answer each of its items."));
        else waiting.resolve(result);
      });
    } catch (error) {
      if (!isRetry && this.#options.retryAlone(error)) {
        for (const waiting of batch) await this.#commit([waiting], true);
      } else {
        for (const waiting of batch) waiting.reject(error);
      }
    }
  }
}
