import { createWriteStream, existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";

export type LineSink = (line: string, from: "stdout" | "stderr") => void;

export type OutputSettings = { dataDir: string; isPublic: boolean; dev: boolean; say: (line: string) => void };

const logSizeLimit = 20_000_000;
const warnLevel = 40;

/**
 * Where a part's lines go: all of them to `logs/<name>.log`. A public site repeats them as they are on stdout, where
 * its operator collects logs; elsewhere a person reads, so only warnings, errors and, in development, plain text show.
 */
export function openOutput({ dataDir, isPublic, dev, say }: OutputSettings, name: string): LineSink {
  const directory = join(dataDir, "logs");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, `${name}.log`);
  const large = existsSync(path) && statSync(path).size > logSizeLimit;
  const file = createWriteStream(path, { flags: large ? "w" : "a", mode: 0o600 });
  file.on("error", () => {});
  return (line, from) => {
    // Lines that come together are written together.
    if (file.writableCorked === 0) {
      file.cork();
      process.nextTick(() => file.uncork());
    }
    file.write(`${line}\n`);
    if (isPublic) say(line);
    else if (line.startsWith("{") ? isWarning(line) : line.trim() !== "" && (dev || from === "stderr"))
      say(`${name} | ${line}`);
  };
}

/** Nearly all lines are of requests: their level is seen without reading them as a whole. */
const isQuiet = /^\{"level":[123]0,/;

function isWarning(line: string): boolean {
  if (isQuiet.test(line)) return false;
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry !== "object" || entry === null || !("level" in entry) || Number(entry.level) >= warnLevel;
  } catch {
    return true;
  }
}
