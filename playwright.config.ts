import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { findBrowser } from "./e2e/support/browser.ts";
import { findFreePort } from "./scripts/launch/free-port.ts";

/** Workers read this file again; they take what the first reading chose from the environment. */
process.env.E2E_PORT ??= String(await findFreePort(3400));
process.env.E2E_DATA_DIR ??= join(tmpdir(), `jumbe-e2e-${process.pid}`);
const baseURL = `http://localhost:${process.env.E2E_PORT}`;

const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } };

export default defineConfig({
  outputDir: "test-results",
  globalTeardown: "./e2e/support/remove-data.ts",
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? "test-results/report.json" }]],
  use: {
    baseURL,
    locale: "en-KE",
    timezoneId: "Africa/Nairobi",
    launchOptions: await findBrowser(),
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
  projects: [
    { name: "journeys", testDir: "e2e/journeys", use: desktop },
    // Every page in every size and colour: minutes, for `npm run test:full`.
    ...(process.env.E2E_MATRIX === "on" ? [{ name: "matrix", testDir: "e2e/matrix", use: desktop }] : []),
  ],
  webServer: {
    command: "exec node scripts/launch.ts",
    url: `${baseURL}/api/health`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "ignore",
    stderr: "pipe",
    env: {
      PORT: process.env.E2E_PORT,
      DATA_DIR: process.env.E2E_DATA_DIR,
      SIMULATORS: "auto",
      SEED_DEMO: "on",
      // The samples of all languages together are more than a minute allows; the limits have tests of their own.
      RATE_LIMITS: "off",
      APP_URL: baseURL,
    },
  },
});
