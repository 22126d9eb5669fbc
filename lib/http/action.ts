import type { z } from "zod";
import type { Log } from "#/lib/core/log.ts";
import type { DomainError } from "#/lib/core/errors.ts";
import { parseWith } from "./parse.ts";
import { statusOf, toDomainError } from "./problem.ts";

export type ActionFailure = {
  ok: false;
  /** One sentence for the person. */
  message: string;
  /** What is wrong with which field. */
  fields?: Record<string, string>;
  code: string;
  /** For support, where it was our fault. */
  requestId?: string;
};

/** What a server action answers: its data, or what is wrong. */
export type ActionResult<Data extends object = object> = ({ ok: true } & Data) | ActionFailure;

export type ActionCall = { name: string; requestId: string; log: Log };

/**
 * Parses what a form sent, runs the verb, and answers its data or a failure a person can read; one log line either way. Only
 * what `run` throws becomes a failure, so redirect after it, not inside.
 */
export async function runAction<Schema extends z.ZodType, Data extends object>(
  call: ActionCall,
  schema: Schema,
  form: FormData | Record<string, unknown>,
  run: (input: z.output<Schema>) => Promise<Data>,
): Promise<ActionResult<Data>> {
  const startedMs = performance.now();
  try {
    const data = await run(parseWith(schema, form instanceof FormData ? fieldsOf(form) : form));
    logAction(call, startedMs, null);
    return { ok: true, ...data };
  } catch (thrown) {
    const error = toDomainError(thrown);
    logAction(call, startedMs, error);
    return failureOf(error, call.requestId);
  }
}

/** The text fields of a form, without those the framework adds. */
function fieldsOf(form: FormData): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$ACTION")) fields[name] = value;
  }
  return fields;
}

function failureOf(error: DomainError, requestId: string): ActionFailure {
  const ours = statusOf(error) >= 500;
  const named =
    error.fields.length > 0 ? error.fields : error.param ? [{ param: error.param, message: error.message }] : [];
  const fields = Object.fromEntries(
    named.filter(({ param }) => param !== "").map(({ param, message }) => [param, message]),
  );
  const several = error.fields.length > 0;
  const message = ours ? `${error.message} Request id: ${requestId}` : error.message;
  return {
    ok: false,
    message: several ? "Please check the marked fields." : message,
    ...(named.length > 0 ? { fields } : {}),
    code: error.code,
    ...(ours ? { requestId } : {}),
  };
}

function logAction(call: ActionCall, startedMs: number, error: DomainError | null): void {
  const { name, requestId, log } = call;
  const line = { action: name, requestId, durationMs: Math.round(performance.now() - startedMs), code: error?.code };
  if (error && statusOf(error) >= 500) log.error({ ...line, err: error.cause ?? error }, "action failed");
  else log.info(line, "action");
}
