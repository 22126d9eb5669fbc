/** `npm start` and `npm run dev`: starts everything the environment does not name, and stops it with us. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildWhenNeeded } from "./launch/build.ts";
import { runLauncher } from "./launch/run-launcher.ts";

const root = join(import.meta.dirname, "..");
const dev = process.argv.includes("--dev");
const say = (line: string): void => void process.stdout.write(`${line}\n`);

if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));

await runLauncher({
  root,
  environment: process.env,
  dev,
  say,
  programs: {
    app: [
      // The heap is swept when it has grown by 40 % of what lives, not by several times as much.
      "--heap-growing-percent=40",
      "--import",
      "./scripts/mend-driver.ts",
      "--import",
      "./scripts/tsx-hook.ts",
      "server.ts",
      ...(dev ? ["--dev"] : []),
    ],
    engine: ["inngest/engine/main.ts"],
    simulators: ["simulators/main.ts"],
  },
  build: dev ? async () => {} : (guard, signal) => buildWhenNeeded(root, guard, signal, say),
});
