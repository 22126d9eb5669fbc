import { conflict, forbidden, notFound, type DomainError } from "#/lib/core/errors.ts";
import type { TenantStatus } from "#/db/enums.ts";

export function tenantNotFound(): DomainError {
  return notFound("tenants.not_found", "There is no such tenant.");
}

export function tenantInState(status: TenantStatus): DomainError {
  return conflict("tenants.wrong_state", `The tenant is ${status.replaceAll("_", " ")}.`);
}

/** 403 for a tenant that may not do this in its state. */
export function tenantNotAllowed(status: TenantStatus): DomainError {
  return forbidden(`tenants.${status}`, notAllowedTexts[status]);
}

const notAllowedTexts: Record<TenantStatus, string> = {
  pending_verification: "The organisation's e-mail address is not verified yet.",
  pending_approval: "The organisation is waiting for approval. Until then test keys work.",
  active: "The organisation may not do this.",
  suspended: "The organisation is suspended. Please write to support.",
  rejected: "The organisation was not approved. Test keys go on working.",
  closed: "The organisation's account is closed.",
};
