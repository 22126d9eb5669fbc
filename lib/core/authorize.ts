import type { Ctx } from "./context.ts";
import { forbidden } from "./errors.ts";

/** What a tenant's member or key may be allowed to do. */
export const tenantScopes = [
  "messages:write",
  "messages:read",
  "wallet:read",
  "wallet:write",
  "webhooks:manage",
  "senders:read",
  "senders:request",
  "keys:manage",
  "team:manage",
  "settings:manage",
] as const;

/** What the operator's staff may be allowed to do. */
export const staffScopes = [
  "tenants:read",
  "tenants:approve",
  "senders:approve",
  "money:read",
  "payments:decide",
  "jobs:read",
  "jobs:manage",
] as const;

export type Scope = (typeof tenantScopes)[number] | (typeof staffScopes)[number];

/** Returns when the actor may do this; throws `auth.scope_missing` (forbidden) otherwise. System actors may do all. */
export function requireScope(ctx: Ctx, scope: Scope): void {
  const { actor } = ctx;
  if (actor.kind === "system" || actor.kind === "callback") return;
  if (actor.scopes.includes(scope) || actor.scopes.includes("*")) return;
  throw forbidden("auth.scope_missing", `This needs the permission ${scope}.`);
}

/** The actor's id for audit rows and `created_by` columns. */
export function actorId(ctx: Ctx): string {
  const { actor } = ctx;
  if (actor.kind === "api_key") return actor.keyId;
  if (actor.kind === "user" || actor.kind === "staff") return actor.userId;
  return actor.kind === "system" ? `system:${actor.name}` : `callback:${actor.provider}`;
}
