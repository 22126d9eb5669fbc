import { pino, type DestinationStream, type Logger } from "pino";

export type Log = Logger;

/** `2547•••••678`: a phone number as it may stand in a log or on a screen of others. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? "•••" : `${phone.slice(0, 4)}•••••${phone.slice(-3)}`;
}

const secretNames = new Set(["password", "apiKey", "secret", "token", "authorization", "body", "text", "pin"]);

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

type Fields = Record<string, unknown>;

/** The same fields, those with a secret's name covered, down to the fields of their fields. */
function withoutSecrets(fields: Fields, levels = 2): Fields {
  let shown = fields;
  for (const [name, value] of Object.entries(fields)) {
    const inner = typeof value === "object" && value !== null && levels > 1 && !(value instanceof Error);
    const mayShow = secretNames.has(name) ? "•••" : inner ? withoutSecrets(value as Fields, levels - 1) : value;
    if (mayShow === value) continue;
    if (shown === fields) shown = { ...fields };
    shown[name] = mayShow;
  }
  return shown;
}

/** One JSON line per fact on stdout. Callers give ids and decisions, never bodies, phones or secrets. */
export function createLog(level: string, to?: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: loggedError, error: loggedError },
      // A line of each request passes here: pino's own redaction would take longer than all else about it.
      formatters: { log: (fields) => withoutSecrets(fields) },
    },
    to,
  );
}
