import { DomainError, notFound } from "#/lib/core/errors.ts";

/** 404: whoever has no token learns nothing about what is behind it. */
export function callbackNotFound(): DomainError {
  return notFound("callbacks.not_found", "There is nothing here.");
}

/** 503 with Retry-After: more calls wait than can be stored in time. */
export function callbacksOverloaded(): DomainError {
  return new DomainError("unavailable", {
    code: "callbacks.overloaded",
    message: "Too many calls wait to be stored.",
    retryAfterSeconds: 1,
  });
}
