export type Topic<T> = { publish: (event: T) => void; subscribe: (listener: (event: T) => void) => () => void };

/** Tells every present listener of each event; keeps nothing. */
export function createTopic<T>(): Topic<T> {
  const listeners = new Set<(event: T) => void>();
  return {
    publish(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
