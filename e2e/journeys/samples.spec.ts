import { execFile, spawnSync } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { readDemo } from "../support/demo.ts";

const script = join(import.meta.dirname, "..", "..", "scripts", "check-samples.ts");

/** What each language needs on the machine. */
const programs = { curl: "curl", php: "php", python: "python3", node: "node", javascript: "node" };

for (const [language, program] of Object.entries(programs))
  test(`every ${language} sample of the documentation does what it says`, async ({ baseURL }) => {
    test.skip(spawnSync(program, ["--version"]).error !== undefined, `This machine has no ${program}.`);
    test.setTimeout(240_000);
    const { stdout } = await promisify(execFile)(process.execPath, [script, language], {
      maxBuffer: 20_000_000,
      // A developer's plain shell: the runner's own settings (colours, loaders) would show in what the samples print.
      env: {
        NODE_ENV: process.env.NODE_ENV,
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        SAMPLES_URL: baseURL ?? "",
        SAMPLES_KEY: readDemo().second_tenant.test_key,
      },
    }).catch((error: { stdout: string }) => error);
    const failed = stdout.split("\n").filter((line) => /^(FAILED|        )/.test(line));
    expect(failed).toEqual([]);
    expect(Number(/(\d+) passed, 0 failed, 0 skipped\n$/.exec(stdout)?.[1])).toBeGreaterThan(30);
  });
