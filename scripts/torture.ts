/**
 * `npm run torture -- --rounds 3` or `--minutes 30`: the running system under mixed load, killed with -9 at random moments
 * and started again, while the simulated providers live on and remember. After each round everything that was promised is
 * compared with what the providers took. The exit code is 1 when anything was lost, doubled or left running. With `--brief`
 * the end does not wait until the last lost call is unconfirmed and the last payment has ended.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runTorture } from "./torture/run-torture.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string" },
    minutes: { type: "string" },
    port: { type: "string", default: "0" },
    brief: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
  },
});
const directory = mkdtempSync(join(tmpdir(), "jumbe-torture-"));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const problems = await runTorture({
  root: join(import.meta.dirname, ".."),
  directory,
  port: Number(values.port),
  rounds: values.rounds ? Number(values.rounds) : values.minutes ? Number.POSITIVE_INFINITY : 3,
  brief: values.brief,
  untilMs: values.minutes ? Date.now() + Number(values.minutes) * 60_000 : Number.POSITIVE_INFINITY,
  say,
});
for (const problem of problems.slice(0, 50)) say(`BROKEN  ${problem}`);
say(
  problems.length === 0
    ? "Nothing was lost, nothing was done twice, nothing is left running."
    : `${problems.length} problems. Data: ${directory}`,
);
if (problems.length === 0 && !values.keep) rmSync(directory, { recursive: true, force: true });
process.exit(problems.length === 0 ? 0 : 1);
