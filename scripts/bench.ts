/**
 * `npm run bench`: the figures of the README, with production's durability, each on data of its own. Names as arguments
 * choose: intake, http, submit, callbacks, verify, reads, engine, webhooks.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { benchCallbacks } from "./bench/callbacks.ts";
import { benchHttp } from "./bench/http.ts";
import { benchIntake } from "./bench/intake.ts";
import { benchReads } from "./bench/reads.ts";
import { benchSubmit } from "./bench/submit.ts";
import { benchVerify } from "./bench/verify.ts";

const benches = {
  intake: benchIntake,
  http: benchHttp,
  submit: benchSubmit,
  callbacks: benchCallbacks,
  verify: benchVerify,
  reads: benchReads,
};
/** These start what they measure themselves. */
const programs = ["engine", "webhooks"];
const wanted = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

say(
  `${cpus().length} × ${cpus()[0]?.model ?? "processor"}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}`,
);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const directory = mkdtempSync(join(tmpdir(), "jumbe-bench-"));
  try {
    say("");
    await bench(directory, say);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
for (const name of programs) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  say("");
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, "bench", `${name}.ts`)], {
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}
process.exit(0);
