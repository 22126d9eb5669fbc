import type { z } from "zod";
import { DomainError, invalid, type FieldError } from "#/lib/core/errors.ts";

const maxDepth = 20;

/**
 * The JSON value of a body; throws `http.invalid_json`, `http.too_deep` and `http.unusable_text` (invalid). An empty body
 * is an empty object.
 */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw invalid("http.invalid_json", "The body is not valid JSON in UTF-8.");
  }
  if (depthOf(value) > maxDepth) throw invalid("http.too_deep", `The body is nested deeper than ${maxDepth} levels.`);
  requireUsableTexts(value);
  return value;
}

/** Returns when no text holds U+0000, which no text column can keep; throws `http.unusable_text` (invalid). */
export function requireUsableTexts(value: unknown): void {
  if (typeof value === "string" && value.includes("\u0000")) {
    throw invalid("http.unusable_text", "A text holds the character U+0000, which can't be stored.");
  }
  if (typeof value === "object" && value !== null) for (const child of Object.values(value)) requireUsableTexts(child);
}

function depthOf(value: unknown, limit = maxDepth + 1): number {
  if (typeof value !== "object" || value === null || limit === 0) return 0;
  let deepest = 0;
  for (const child of Object.values(value)) deepest = Math.max(deepest, depthOf(child, limit - 1));
  return deepest + 1;
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `Unknown field: ${issue.keys.join(", ")}.`;
  if (issue.code === "invalid_type" && issue.input === undefined) return "This field is required.";
  return issue.message.endsWith(".") ? issue.message : `${issue.message}.`;
}

function fieldErrors(issues: readonly z.core.$ZodIssue[]): FieldError[] {
  return issues.flatMap((issue): FieldError[] => {
    const path = issue.path.map(String).join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        param: path ? `${path}.${key}` : key,
        message: `Unknown field: ${key}.`,
        code: "unknown_field",
      }));
    }
    return [{ param: path, message: messageOf(issue) }];
  });
}

/** The parsed value; throws `http.invalid_request` (invalid) that names every wrong field, the first as `param`. */
export function parseWith<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const fields = fieldErrors(parsed.error.issues);
  const [first] = fields;
  throw new DomainError("invalid", {
    code: "http.invalid_request",
    message: first ? (first.param ? `${first.param}: ${first.message}` : first.message) : "The request can't be read.",
    param: first?.param || undefined,
    fields,
  });
}
