/**
 * `npm run ledger:verify`: proves the books of DATABASE_URL, or of the instance that runs on DATA_DIR, and prints what was
 * looked at. The exit code is 1 when anything is broken.
 */
import { formatKes } from "#/lib/core/money.ts";
import { verifyLedger } from "#/lib/reconciliation/verify-ledger.ts";
import type { LedgerVerdict } from "#/lib/reconciliation/inspect-books.ts";
import { openPlatform } from "./platform-ctx.ts";
import { dataDirectory, runningEnvironment } from "./running-environment.ts";

const url = process.env.DATABASE_URL || runningEnvironment().DATABASE_URL;
if (!url) {
  process.stderr.write(`Nothing runs on ${dataDirectory()}. Start it, or set DATABASE_URL.\n`);
  process.exit(2);
}
const startedAt = performance.now();
const platform = openPlatform(url, "verify-ledger");
const verdict = await verifyLedger(platform.ctx).finally(() => platform.close());
process.stdout.write(`${describe(verdict, (performance.now() - startedAt) / 1000).join("\n")}\n`);
process.exitCode = verdict.whole ? 0 : 1;

function describe({ whole, checks, chains, totals }: LedgerVerdict, seconds: number): string[] {
  const mark = (broken: boolean) => (broken ? "BROKEN" : "ok    ");
  return [
    ...checks.flatMap(({ name, says, checked, breaks, examples }) => [
      `${mark(breaks > 0)}  ${name.padEnd(12)} ${String(checked).padStart(9)}  ${says}`,
      ...(breaks > 0 ? [`        ${breaks} broken:`, ...examples.map((example) => `          ${example}`)] : []),
    ]),
    ...chains.flatMap(({ chain, seals, rows, unsealed, breaks }) => [
      `${mark(breaks.length > 0)}  ${`${chain} chain`.padEnd(12)} ${String(rows).padStart(9)}  rows under ${seals} seals are as they were sealed; ${unsealed} not sealed yet`,
      ...breaks.map((problem) => `          ${problem}`),
    ]),
    ...totals.map(
      ({ mode, transfers, wallets, reserved, sales, refunds, cost }) =>
        `${mode}: ${transfers} transfers · wallets ${formatKes(wallets)} · reserved ${formatKes(reserved)} · sales ${formatKes(sales)} · refunds ${formatKes(refunds)} · cost ${formatKes(cost)}`,
    ),
    `${whole ? "The books are whole" : "The books are broken"} (${seconds.toFixed(1)} s)`,
  ];
}
