/** The launcher itself, with small programs for its parts. */
import { join } from "node:path";
import { runLauncher } from "../run-launcher.ts";

const part = join(import.meta.dirname, "fake-part.ts");

await runLauncher({
  root: join(import.meta.dirname, "..", "..", ".."),
  environment: process.env,
  dev: false,
  say: (line) => void process.stdout.write(`${line}\n`),
  programs: { app: [part, "PORT"], engine: [part, "ENGINE_PORT"], simulators: [part, "SIMULATORS_PORT"] },
  build: async () => {},
});
