/** `npm run build`: builds the app when its sources changed since the last build. */
import { join } from "node:path";
import { buildWhenNeeded } from "./launch/build.ts";
import { startGuard } from "./launch/guard.ts";

const guard = startGuard();
const signal = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => signal.abort());
try {
  await buildWhenNeeded(
    join(import.meta.dirname, ".."),
    guard,
    signal.signal,
    (line) => void process.stdout.write(`${line}\n`),
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
guard.close();
