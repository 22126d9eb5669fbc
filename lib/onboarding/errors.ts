import { invalid, type DomainError } from "#/lib/core/errors.ts";

export function phoneInvalid(message: string): DomainError {
  return invalid("onboarding.phone_invalid", message, "phone");
}
