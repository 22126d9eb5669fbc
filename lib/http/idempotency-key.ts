import { invalid } from "#/lib/core/errors.ts";
import type { Vault } from "#/lib/core/vault.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import type { KeyClaim } from "#/lib/idempotency/claim-keys.ts";
import type { ApiRequest } from "./api-request.ts";

const maxLength = 255;

/** The request's claim on its Idempotency-Key, or null without one. Throws `idempotency.invalid_key` (invalid). */
export function keyClaimOf(ctx: TenantCtx, request: ApiRequest, operation: string, body: Buffer): KeyClaim | null {
  const key = request.header("idempotency-key");
  if (key === null) return null;
  if (!/^[\x21-\x7e]+$/.test(key) || key.length > maxLength) {
    const message = `An Idempotency-Key has 1 to ${maxLength} printable ASCII characters.`;
    throw invalid("idempotency.invalid_key", message, "Idempotency-Key");
  }
  return { tenantId: ctx.tenantId, mode: ctx.mode, key, operation, requestHash: hashOf(ctx.vault, body) };
}

function hashOf(vault: Vault, body: Buffer): string {
  return vault.hmac("idempotency-body", body.toString("utf8"));
}
