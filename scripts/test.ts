/**
 * `npm test`: every check in order, each even when one before it failed. The last line is "N passed, N failed":
 * tests are counted one by one, other checks as one each. With names as arguments only those checks run.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Count = { passed: number; failed: number };
type Check = { name: string; command: string[]; count?: (report: string) => Count };

const root = join(import.meta.dirname, "..");
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
    count: countVitest,
  },
  { name: "build", command: ["node", "scripts/build.ts"] },
  { name: "torture", command: ["node", "scripts/torture.ts", "--rounds", "3", "--brief"] },
  { name: "journeys", command: ["playwright", "test"], count: countPlaywright },
];

/** The architecture alone, for `npm run verify`; in a whole run it is among the tests. */
const laws: Check = { name: "laws", command: ["vitest", "run", "lib/architecture.test.ts"] };

const wanted = process.argv.slice(2);
const total: Count = { passed: 0, failed: 0 };
const summary: string[] = [];

for (const check of [...checks, laws].filter(({ name }) =>
  wanted.length === 0 ? name !== laws.name : wanted.includes(name),
)) {
  process.stdout.write(`\n── ${check.name} ──\n`);
  const startedAt = Date.now();
  const succeeded = await run(check.command);
  const counted = countOf(check, succeeded);
  total.passed += counted.passed;
  total.failed += counted.failed;
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  summary.push(
    `${counted.failed === 0 ? "ok    " : "FAILED"}  ${check.name.padEnd(9)} ${counted.passed} passed, ${counted.failed} failed (${seconds} s)`,
  );
}
rmSync(reports, { recursive: true, force: true });

process.stdout.write(`\n${summary.join("\n")}\n\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

function run([program = "", ...args]: string[]): Promise<boolean> {
  const bin = join(root, "node_modules", ".bin");
  const env = {
    ...process.env,
    PATH: `${bin}:${process.env.PATH ?? ""}`,
    PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
  };
  const child = spawn(join(bin, program), args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => child.kill(signal));
  return new Promise((resolve) =>
    child.once("error", () => resolve(false)).once("exit", (code) => resolve(code === 0)),
  );
}

/** A check that fails without a failed test (it could not start, say) counts as one failure. */
function countOf({ count, name }: Check, succeeded: boolean): Count {
  const path = name === "tests" ? vitestReport : playwrightReport;
  const counted = count && existsSync(path) ? count(readFileSync(path, "utf8")) : { passed: 0, failed: 0 };
  if (succeeded) return count ? counted : { passed: 1, failed: 0 };
  return { passed: counted.passed, failed: Math.max(1, counted.failed) };
}

function countVitest(report: string): Count {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(report);
  const brokenFiles = testResults.filter(
    (file: { status: string; assertionResults: unknown[] }) =>
      file.status === "failed" && file.assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles.length };
}

function countPlaywright(report: string): Count {
  const { stats } = JSON.parse(report);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}
