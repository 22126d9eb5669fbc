/**
 * `npm test`: every check in order, each even when one before it failed. The last line is "N passed, N failed", and
 * "N skipped" when something was: tests are counted one by one, other checks as one each. Above it stand the last lines
 * of what failed. With names as arguments only those checks run.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { add, countPlaywright, countText, countVitest, nothing, type Count } from "./test/count-tests.ts";
import { runCheck } from "./test/run-check.ts";

type Check = {
  name: string;
  command: [program: string, ...args: string[]];
  report?: [string, (text: string) => Count];
};

const root = join(import.meta.dirname, "..");
const bin = join(root, "node_modules", ".bin");
const reports = mkdtempSync(join(tmpdir(), "jumbe-reports-"));
const vitestReport = join(reports, "vitest.json");
const playwrightReport = join(reports, "playwright.json");

const checks: Check[] = [
  { name: "format", command: ["oxfmt", "--check", "."] },
  { name: "lint", command: ["oxlint"] },
  { name: "types", command: ["tsc", "--noEmit"] },
  { name: "secrets", command: ["secretlint", "**/*", ".env.example"] },
  { name: "unused", command: ["knip"] },
  {
    name: "tests",
    command: ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`],
    report: [vitestReport, countVitest],
  },
  { name: "build", command: ["node", "scripts/build.ts"] },
  { name: "torture", command: ["node", "scripts/torture.ts", "--rounds", "3", "--brief"] },
  { name: "journeys", command: ["playwright", "test"], report: [playwrightReport, countPlaywright] },
];

/** The architecture alone, for `npm run verify`; in a whole run it is among the tests. */
const laws: Check = { name: "laws", command: ["vitest", "run", "lib/architecture.test.ts"] };

const env: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: `${bin}:${process.env.PATH ?? ""}`,
  PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
  // A pipe stands between the checks and the terminal; colours pass it only when they are asked for.
  ...(process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: "1" } : {}),
};

const wanted = process.argv.slice(2);
let total = nothing;
const summary: string[] = [];
const ends: string[] = [];
// The check that runs is told to end by its own listener; none after it begins.
let stopped = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => (stopped = true));

for (const check of [...checks, laws].filter(({ name }) =>
  wanted.length === 0 ? name !== laws.name : wanted.includes(name),
)) {
  say(`\n── ${check.name} ──\n`);
  const startedAt = Date.now();
  const [program, ...args] = check.command;
  const { succeeded, tail } = await runCheck(join(bin, program), args, { cwd: root, env, write: say });
  const counted = countOf(check, succeeded);
  total = add(total, counted);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  const verdict = counted.failed === 0 ? "ok    " : "FAILED";
  summary.push(`${verdict}  ${check.name.padEnd(9)} ${countText(counted)} (${seconds} s)`);
  if (counted.failed > 0)
    ends.push(`\n── ${check.name} failed, its last lines ──\n`, ...tail.map((line) => `${line}\n`));
  if (stopped) break;
}
rmSync(reports, { recursive: true, force: true });

say(`\n${summary.join("\n")}\n${ends.join("")}\n${countText(total)}\n`);
process.exitCode = total.failed === 0 && !stopped ? 0 : 1;

/** A check that fails without a failed test (it could not start, say) counts as one failure. */
function countOf({ report }: Check, succeeded: boolean): Count {
  const [path, count] = report ?? [];
  const counted = path && count && existsSync(path) ? count(readFileSync(path, "utf8")) : nothing;
  if (succeeded) return report ? counted : { ...nothing, passed: 1 };
  return { ...counted, failed: Math.max(1, counted.failed) };
}

function say(text: string): void {
  process.stdout.write(text);
}
