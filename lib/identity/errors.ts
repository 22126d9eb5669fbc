import { DomainError, notFound, refused } from "#/lib/core/errors.ts";
import { describePasswordFault, type PasswordFault } from "./password-rules.ts";

/** The same for an unknown address and a wrong password. */
export function wrongCredentials(): DomainError {
  return new DomainError("unauthenticated", {
    code: "identity.wrong_credentials",
    message: "The e-mail address or the password is wrong.",
  });
}

export function tooManyAttempts(retryAfterSeconds: number): DomainError {
  return new DomainError("limit", {
    code: "identity.too_many_attempts",
    message: `Too many attempts. Please try again in ${describeWait(retryAfterSeconds)}.`,
    retryAfterSeconds,
  });
}

function describeWait(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

export function passwordRefused(fault: PasswordFault): DomainError {
  return refused(`identity.password_${fault}`, describePasswordFault(fault), "password");
}

/** The same for a link that never was, was used or has expired. */
export function linkInvalid(): DomainError {
  return refused("identity.link_invalid", "This link does not work any more. Please ask for a new one.");
}

export function userNotFound(): DomainError {
  return notFound("identity.user_not_found", "There is no such user.");
}

export function emailTaken(): DomainError {
  return new DomainError("conflict", {
    code: "identity.email_taken",
    message: "This e-mail address has an account.",
    param: "email",
  });
}
