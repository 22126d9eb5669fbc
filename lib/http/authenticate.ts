import { verifyApiKey, type VerifiedKey } from "#/lib/api-keys/verify-api-key.ts";
import type { PlatformCtx, TenantCtx } from "#/lib/core/context.ts";
import { DomainError } from "#/lib/core/errors.ts";
import type { ApiRequest } from "./api-request.ts";

const keyMissing = (): DomainError =>
  new DomainError("unauthenticated", {
    code: "auth.key_missing",
    message: "Send your API key in the X-API-Key header, or as a Bearer token.",
  });

function keyOf(request: ApiRequest): string | null {
  const own = request.header("x-api-key");
  if (own) return own.trim();
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(request.header("authorization") ?? "");
  return bearer?.[1] ?? null;
}

export type Caller = { key: VerifiedKey; ctx: TenantCtx };

/** The tenant's context for the request's API key. Throws auth.key_missing, api_keys.invalid, api_keys.ip_not_allowed. */
export async function authenticate(ctx: PlatformCtx, request: ApiRequest, requestId: string): Promise<Caller> {
  const text = keyOf(request);
  if (text === null) throw keyMissing();
  const key = await verifyApiKey(ctx, { key: text, ip: request.ip });
  const { pools, clock, log, events, scope, vault } = ctx;
  return {
    key,
    ctx: {
      kind: "tenant",
      tenantId: key.tenant.id,
      mode: key.mode,
      actor: { kind: "api_key", keyId: key.keyId, scopes: key.scopes, ip: request.ip },
      requestId,
      pools,
      clock,
      log,
      events,
      scope,
      vault,
    },
  };
}
