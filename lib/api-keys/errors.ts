import { conflict, DomainError, forbidden, invalid, notFound } from "#/lib/core/errors.ts";

/** 401, the same for a key that never was, was revoked or has expired: the caller learns nothing about foreign keys. */
export function keyRefused(): DomainError {
  return new DomainError("unauthenticated", {
    code: "api_keys.invalid",
    message: "The API key is missing, unknown, revoked or expired.",
  });
}

export function ipNotAllowed(): DomainError {
  return forbidden("api_keys.ip_not_allowed", "This API key may not be used from this address.");
}

export function keyNotFound(): DomainError {
  return notFound("api_keys.not_found", "There is no such API key.");
}

export function testKeysOnly(): DomainError {
  return forbidden("api_keys.live_not_shown", "A live key is shown only once, when it is made.");
}

export function liveNeedsApproval(): DomainError {
  return conflict("api_keys.not_approved", "Live keys need an approved organisation.");
}

export function liveNeedsSender(): DomainError {
  return conflict("api_keys.no_approved_sender", "Live keys need an approved sender ID.");
}

export function scopesTooWide(): DomainError {
  return forbidden("api_keys.scopes_too_wide", "A key can't be allowed more than the person who makes it.");
}

export function badIpList(entry: string): DomainError {
  return invalid("api_keys.ip_invalid", `${JSON.stringify(entry)} is not an IP address or a CIDR range.`, "ip_list");
}
