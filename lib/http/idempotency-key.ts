import { invalid } from "#/lib/core/errors.ts";
import type { Vault } from "#/lib/core/vault.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import type { KeyClaim } from "#/lib/idempotency/claim-keys.ts";
import type { ApiRequest, PathParameters } from "./api-request.ts";

const maxLength = 255;

/** What is asked: the operation, of whatever its path names, with this body. */
export type Asked = { operation: string; parameters: PathParameters; body: Buffer };

/**
 * The request's claim on its Idempotency-Key, or null without one. One key for two messages is two requests, though their
 * bodies are alike; one body written in two ways (spaces, order of fields) is one. Throws `idempotency.invalid_key`
 * (invalid).
 */
export function keyClaimOf(
  ctx: TenantCtx,
  request: ApiRequest,
  { operation: id, parameters, body }: Asked,
): KeyClaim | null {
  const key = request.header("idempotency-key");
  if (key === null) return null;
  if (!/^[\x21-\x7e]+$/.test(key) || key.length > maxLength) {
    const message = `An Idempotency-Key has 1 to ${maxLength} printable ASCII characters.`;
    throw invalid("idempotency.invalid_key", message, "Idempotency-Key");
  }
  const operation = [id, ...Object.values(parameters)].join(":");
  return { tenantId: ctx.tenantId, mode: ctx.mode, key, operation, requestHash: hashOf(ctx.vault, body) };
}

function hashOf(vault: Vault, body: Buffer): string {
  return vault.hmac("idempotency-body", canonical(body.toString("utf8")));
}

/** The same text for the same JSON: a repeat may come from another program, or through one that writes it anew. */
function canonical(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), (_, value: unknown) => (isObject(value) ? sorted(value) : value));
  } catch {
    return text;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
