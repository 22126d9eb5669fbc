import type { AppCaller } from "./call-app.ts";
import type { Logger } from "./log.ts";
import { startLoop } from "./loop.ts";
import type { EngineOptions, Tunables } from "./settings.ts";
import type { Signer } from "./signing.ts";

export type AppSync = {
  /** Null until the first try; then whether the app's functions are registered as it has them now, and if not, why. */
  state(): { isSynced: boolean; reason: string | null } | null;
  stop(): Promise<void>;
};

const timeoutMs = 10_000;

/** Asks the app, until it succeeds and then again and again, to register its functions: it may have been started anew with others. */
export function keepAppSynced(
  options: EngineOptions & Tunables,
  caller: AppCaller,
  signer: Signer,
  log: Logger,
): AppSync {
  let state: { isSynced: boolean; reason: string | null } | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const loop = startLoop(
    async () => {
      const reply = await caller.call(options.appUrl, "PUT", "{}", signer.sign("{}"), timeoutMs);
      const isSynced = reply.kind === "replied" && reply.status === 200;
      const reason = isSynced
        ? null
        : reply.kind === "replied"
          ? `${reply.status} ${reply.body.slice(0, 2000)}`
          : reply.kind === "timeout"
            ? "no answer"
            : reply.reason;
      if (state?.isSynced !== isSynced || state.reason !== reason) {
        if (isSynced) log.info("the app's functions are registered");
        else if (reply.kind === "replied") log.error({ reason }, "the app's functions could not be registered");
        else log.info({ reason }, "the app is not there yet");
      }
      state = { isSynced, reason };
      if (!isStopped) timer = setTimeout(() => loop.poke(), isSynced ? options.syncMs : options.syncRetryMs);
      return false;
    },
    (error) => log.error({ err: error }, "the app could not be asked to register"),
  );
  loop.poke();
  return {
    state: () => state,
    stop() {
      isStopped = true;
      clearTimeout(timer);
      return loop.stop();
    },
  };
}
