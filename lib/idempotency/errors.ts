import { DomainError, refused } from "#/lib/core/errors.ts";

export const keyReused = (): DomainError =>
  refused("idempotency.key_reused", "This Idempotency-Key was used with another request.", "Idempotency-Key");

export const keyInFlight = (): DomainError =>
  new DomainError("conflict", {
    code: "idempotency.in_flight",
    message: "The first request with this Idempotency-Key is still running.",
    retryAfterSeconds: 1,
  });
