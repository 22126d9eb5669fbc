import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { readDemo } from "../support/demo.ts";

test("every sample of the documentation does what it says, in each language this machine has", async ({ baseURL }) => {
  test.setTimeout(240_000);
  const script = join(import.meta.dirname, "..", "..", "scripts", "check-samples.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [script], {
    maxBuffer: 20_000_000,
    // A developer's plain shell: the runner's own settings (colours, loaders) would show in what the samples print.
    env: {
      NODE_ENV: process.env.NODE_ENV,
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      SAMPLES_URL: baseURL ?? "",
      SAMPLES_KEY: readDemo().second_tenant.test_key,
    },
  });
  const [, passed, failed] = /(\d+) passed, (\d+) failed/.exec(stdout.trimEnd().split("\n").at(-1) ?? "") ?? [];
  expect(Number(failed)).toBe(0);
  expect(Number(passed)).toBeGreaterThan(100);
});
