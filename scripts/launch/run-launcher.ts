import { EnvError } from "#/lib/core/env.ts";
import { DataInUseError } from "../postgres.ts";
import { launch, type LaunchOptions } from "./launch.ts";
import { LaunchError } from "./launch-error.ts";
import { waitForStop } from "./wait-for-stop.ts";

/** Runs until we are told to stop or a part can't be kept running; then nothing is left. Never returns. */
export async function runLauncher(options: LaunchOptions): Promise<never> {
  const { signal, stopped } = waitForStop();
  try {
    const launched = await launch(options, signal);
    const failure = await Promise.race([stopped, launched.failed]);
    options.say(failure === null ? "Stopping…" : `${failure}. Stopping everything.`);
    await launched.stop();
    process.exit(failure === null ? 0 : 1);
  } catch (error) {
    if (signal.aborted) process.exit(0);
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isPlain = error instanceof LaunchError || error instanceof EnvError || error instanceof DataInUseError;
  return isPlain ? error.message : (error.stack ?? error.message);
}
