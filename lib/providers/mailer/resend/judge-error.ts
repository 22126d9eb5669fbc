import type { MailOutcome } from "#/lib/notifications/mailer.ts";

export type ResendFailure = { name: string; statusCode: number | null; retryAfterSeconds: number | null };

const soonMs = 5_000;

/** How long to wait after the names that pass (providers/resend.md §3), where the answer itself does not say. */
const passing: ReadonlyMap<string, number> = new Map([
  ["rate_limit_exceeded", 1_000],
  ["concurrent_idempotent_requests", 2_000],
  ["daily_quota_exceeded", 60 * 60_000],
  ["monthly_quota_exceeded", 6 * 60 * 60_000],
  ["application_error", soonMs],
  ["internal_server_error", soonMs],
]);

/** Names that are for good whatever their HTTP status; the tables differ about some. */
const lasting: ReadonlySet<string> = new Set([
  "missing_api_key",
  "restricted_api_key",
  "invalid_api_key",
  "validation_error",
  "missing_required_field",
  "invalid_from_address",
  "invalid_attachment",
  "invalid_parameter",
  "invalid_access",
  "invalid_region",
  "not_found",
  "method_not_allowed",
  "invalid_idempotency_key",
  "invalid_idempotent_request",
  "security_error",
]);

/** What becomes of a mail Resend did not take. Only its name for the error goes on: its message may hold addresses. */
export function judgeError({ name, statusCode, retryAfterSeconds }: ResendFailure): MailOutcome {
  const reason = /^[a-z0-9_]+$/.test(name) ? name : "application_error";
  if (lasting.has(reason)) return { kind: "refused", reason };
  const waitMs = passing.get(reason);
  const passes = waitMs !== undefined || statusCode === null || statusCode === 429 || statusCode >= 500;
  if (!passes) return { kind: "refused", reason };
  return {
    kind: "retry",
    reason,
    afterMs: retryAfterSeconds === null ? (waitMs ?? soonMs) : retryAfterSeconds * 1_000,
  };
}
