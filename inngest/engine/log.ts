import pino, { type Logger } from "pino";

export type { Logger };

/** Lines of JSON on standard error; standard output belongs to the one line that says the engine is ready. */
export function createLogger(level: string): Logger {
  return pino({ level, base: { part: "engine" } }, pino.destination({ dest: 2, sync: true }));
}
