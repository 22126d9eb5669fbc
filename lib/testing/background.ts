import type { InngestClient } from "#/inngest/client.ts";
import { functionsOf } from "#/inngest/index.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { relayOutbox, type PublishedEvent } from "#/lib/outbox/relay-outbox.ts";

type Told = Pick<PublishedEvent, "name" | "data">;
type Step = {
  run<T>(name: string, work: () => T): T;
  sleep(name: string, ms: number): Promise<void>;
  sendEvent(name: string, event: Told): Promise<void>;
};
type Task = {
  id: string;
  triggers: readonly { event?: string; cron?: string }[];
  work: (given: { event: Told; events: Told[]; step: Step }) => Promise<unknown>;
};

export type Background = {
  /** Every event that waits has run its functions, and so have those that they told. */
  settle(): Promise<void>;
  /** The function has run once, as its cron does, and what it told is settled. */
  sweep(id: string): Promise<void>;
};

/**
 * The product's durable functions, run one after another in this process on the runtime in use, without an engine: a
 * sleep passes by `pass(ms)`. `before` is told of each run.
 */
export function createBackground(
  ctx: PlatformCtx,
  { pass, before = () => {} }: { pass(ms: number): void; before?(id: string): void },
): Background {
  const tasks = collectTasks();
  const waiting: Told[] = [];
  const step: Step = {
    run: (_, work) => work(),
    sleep: async (_, ms) => pass(ms),
    sendEvent: async (_, event) => void waiting.push(event),
  };

  const start = async (task: Task, event: Told): Promise<void> => {
    before(task.id);
    await task.work({ event, events: [event], step });
  };

  const settle = async (): Promise<void> => {
    for (;;) {
      while ((await relayOutbox(ctx, async (events) => void waiting.push(...events))).rows > 0);
      const event = waiting.shift();
      if (!event) return;
      for (const task of tasks.filter(({ triggers }) => triggers.some((trigger) => trigger.event === event.name)))
        await start(task, event);
    }
  };

  return {
    settle,
    sweep: async (id) => {
      const task = tasks.find((one) => one.id === id);
      if (!task) throw new Error(`There is no function ${id}.`);
      await start(task, { name: "cron", data: {} });
      await settle();
    },
  };
}

/** The functions as they are declared: of the client they use nothing but `createFunction`. */
function collectTasks(): Task[] {
  const tasks: Task[] = [];
  const collector = {
    createFunction: ({ id, triggers }: Omit<Task, "work">, work: Task["work"]) => tasks.push({ id, triggers, work }),
  };
  functionsOf(collector as unknown as InngestClient);
  return tasks;
}
