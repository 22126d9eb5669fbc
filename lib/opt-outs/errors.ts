import { notFound, type DomainError } from "#/lib/core/errors.ts";

export function optOutNotFound(): DomainError {
  return notFound("opt_outs.not_found", "This phone is not on your opt-out list.");
}
