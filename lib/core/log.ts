import { pino, type Logger } from "pino";

export type Log = Logger;

/** `2547•••••678`: a phone number as it may stand in a log or on a screen of others. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? "•••" : `${phone.slice(0, 4)}•••••${phone.slice(-3)}`;
}

const secretPaths = ["password", "apiKey", "secret", "token", "authorization", "body", "text", "pin"];

type LoggedError = { type: string; code?: string; message: string; stack?: string };

/**
 * An error as a log may hold it. A failed statement names its parameters and a broken constraint its values, which may be
 * phones or texts: of those only the database's own words and code stay.
 */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: "not an error" };
  const isStatement = error.message.startsWith("Failed query:");
  if (isStatement && error.cause instanceof Error) return loggedError(error.cause);
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const message = isStatement ? "Failed query" : error.message;
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  return { type: error.name, ...code, message, stack: frames.slice(0, 12).join("\n") };
}

/** One JSON line per fact on stdout. Callers give ids and decisions, never bodies, phones or secrets. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: loggedError, error: loggedError },
    redact: { paths: secretPaths.flatMap((path) => [path, `*.${path}`]), censor: "•••" },
  });
}
