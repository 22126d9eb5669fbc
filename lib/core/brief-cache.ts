export type BriefCacheOptions = {
  /** A value older than this is loaded again, counted from the start of its load. */
  maxAgeMs: number;
  /** At most so many values are kept; the oldest goes first. */
  maxEntries: number;
  nowMs: () => number;
};

type Entry<Value> = { startedAtMs: number; value: Promise<Value> };

/**
 * Values kept for a moment. Askers of one key that come together share one load, a failed load is not kept, and no value
 * is older than `maxAgeMs`, so a change made anywhere is seen that soon.
 */
export class BriefCache<Value> {
  readonly #options: BriefCacheOptions;
  readonly #entries = new Map<string, Entry<Value>>();

  constructor(options: BriefCacheOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string, load: () => Promise<Value>): Promise<Value> {
    const nowMs = this.#options.nowMs();
    const known = this.#entries.get(key);
    if (known && nowMs - known.startedAtMs < this.#options.maxAgeMs) return known.value;
    const entry: Entry<Value> = { startedAtMs: nowMs, value: load() };
    this.#keep(key, entry);
    entry.value.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    return entry.value;
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }

  #keep(key: string, entry: Entry<Value>): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#options.maxEntries) break;
      this.#entries.delete(oldest);
    }
  }
}
