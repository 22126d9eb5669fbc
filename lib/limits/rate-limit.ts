import type { Mode } from "#/db/enums.ts";
import { DomainError } from "#/lib/core/errors.ts";

/** The length of a window in ms. It starts with its first request. */
export const rateWindowMs = 60_000;

/** What one request asks of the limiter. */
export type TokenRequest = { tenantId: number; mode: Mode; perMinute: number };

/** What the limiter answered, for the RateLimit headers. */
export type RateVerdict = { limit: number; remaining: number; resetSeconds: number };

export function rateLimited(verdict: RateVerdict): DomainError {
  return new DomainError("limit", {
    code: "limits.rate_exceeded",
    message: `More than ${verdict.limit} requests in a minute. Try again in ${verdict.resetSeconds} s.`,
    retryAfterSeconds: verdict.resetSeconds,
    facts: { limit: verdict.limit, remaining: 0, reset: verdict.resetSeconds },
  });
}

/** More requests than can be answered at the moment; nothing was done. */
export function tooManyWait(): DomainError {
  return new DomainError("unavailable", {
    code: "limits.overloaded",
    message: "Too many requests wait.",
    retryAfterSeconds: 1,
  });
}
