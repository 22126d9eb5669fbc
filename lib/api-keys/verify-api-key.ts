import { eq } from "drizzle-orm";
import { apiKeys, tenants } from "#/db/schema/index.ts";
import type { Mode } from "#/db/enums.ts";
import { BriefCache } from "#/lib/core/brief-cache.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { toTenant, type Tenant } from "#/lib/tenants/tenant.ts";
import { keyPurpose } from "./api-key.ts";
import { ipNotAllowed, keyRefused } from "./errors.ts";
import { isInIpList } from "./ip-list.ts";
import { noteKeyUse } from "./note-key-use.ts";
import { mayBeKey } from "./key-text.ts";

/** A key that was good a moment ago, with its tenant as it then was. */
export type VerifiedKey = {
  keyId: string;
  mode: Mode;
  scopes: readonly string[];
  tenant: Tenant;
};

type KnownKey = VerifiedKey & { ipList: string[] | null; expiresAtMs: number | null; revoked: boolean };

/** What is known of a key or its tenant is at most this old, so that revoking works within a second (trust.md TR-58). */
const maxAgeMs = 1000;
const maxKnown = 10_000;

/** The process's look-ups by HMAC: null for a text that is nobody's key. */
export function keyCache(ctx: PlatformCtx): BriefCache<KnownKey | null> {
  return ctx.scope.once(
    "api-keys.verified",
    () => new BriefCache<KnownKey | null>({ maxAgeMs, maxEntries: maxKnown, nowMs: () => ctx.clock.now().getTime() }),
  );
}

/**
 * The key's id, mode, scopes and tenant. Throws `api_keys.invalid` (unauthenticated) for an unknown, revoked or expired key and
 * `api_keys.ip_not_allowed` (forbidden). The tenant's state is the caller's to judge (`requireUsable`).
 */
export async function verifyApiKey(ctx: PlatformCtx, input: { key: string; ip: string | null }): Promise<VerifiedKey> {
  if (!mayBeKey(input.key)) throw keyRefused();
  const hmac = ctx.vault.hmac(keyPurpose, input.key);
  const known = await keyCache(ctx).get(hmac, () => loadKey(ctx, hmac));
  const nowMs = ctx.clock.now().getTime();
  if (!known || known.revoked || (known.expiresAtMs !== null && known.expiresAtMs <= nowMs)) throw keyRefused();
  if (known.ipList && (input.ip === null || !isInIpList(known.ipList, input.ip))) throw ipNotAllowed();
  noteKeyUse(ctx, known.keyId, nowMs);
  return known;
}

async function loadKey(ctx: PlatformCtx, hmac: string): Promise<KnownKey | null> {
  const [row] = await ctx.pools.platform.db
    .select({ key: apiKeys, tenant: tenants })
    .from(apiKeys)
    .innerJoin(tenants, eq(tenants.id, apiKeys.tenantId))
    .where(eq(apiKeys.keyHmac, hmac));
  if (!row) return null;
  return {
    keyId: row.key.id,
    mode: row.key.mode,
    scopes: row.key.scopes,
    ipList: row.key.ipList,
    expiresAtMs: row.key.expiresAt?.getTime() ?? null,
    revoked: row.key.revokedAt !== null,
    tenant: toTenant(row.tenant),
  };
}
