import { startLoop } from "./loop.ts";

export type GroupCommit<Item, Result> = {
  /** Settles when the item's batch has been committed, or with the batch's error. */
  add(item: Item): Promise<Result>;
  /** Settles when everything added before has been committed. */
  stop(): Promise<void>;
};

type Waiting<Item, Result> = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void };

/** Commits whatever has been added since the last commit began, at most `maxItems` together; `commit` answers in the order of its items. */
export function startGroupCommit<Item, Result>(
  maxItems: number,
  commit: (items: Item[]) => Promise<Result[]>,
): GroupCommit<Item, Result> {
  const queue: Waiting<Item, Result>[] = [];
  const loop = startLoop(
    async () => {
      const batch = queue.splice(0, maxItems);
      try {
        const results = await commit(batch.map((one) => one.item));
        batch.forEach((one, i) => {
          const result = results[i];
          if (result === undefined) one.reject(new Error("The commit gave no result"));
          else one.resolve(result);
        });
      } catch (error) {
        for (const one of batch) one.reject(error);
      }
      return queue.length > 0;
    },
    () => {},
  );
  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject });
        loop.poke();
      }),
    stop: () => loop.stop(),
  };
}
