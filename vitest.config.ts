import { join } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: { "server-only": join(import.meta.dirname, "lib/testing/server-only.ts") },
  },
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: [...configDefaults.exclude, "e2e/**", ".next/**", ".data*/**"],
    globalSetup: ["db/testing/global-setup.ts"],
    setupFiles: ["lib/testing/fail-on-console-error.ts"],
    pool: "forks",
    // The database driver is mended as in every process of the product.
    execArgv: ["--import", join(import.meta.dirname, "scripts/mend-driver.ts")],
    // It imports Next's files without their endings, which Vite resolves and Node alone does not.
    server: { deps: { inline: ["next-auth"] } },
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
