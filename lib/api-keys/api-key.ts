import type { apiKeys } from "#/db/schema/index.ts";
import type { Mode } from "#/db/enums.ts";
import { tenantScopes, type Scope } from "#/lib/core/authorize.ts";

/** What a list shows of a key: never the key. */
export type ApiKey = {
  id: string;
  mode: Mode;
  name: string;
  prefix: string;
  last4: string;
  scopes: string[];
  ipList: string[] | null;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  createdAt: Date;
};

export function toApiKey(row: typeof apiKeys.$inferSelect): ApiKey {
  return {
    id: row.id,
    mode: row.mode,
    name: row.name,
    prefix: row.prefix,
    last4: row.last4,
    scopes: row.scopes,
    ipList: row.ipList,
    expiresAt: row.expiresAt,
    lastUsedAt: row.lastUsedAt,
    revokedAt: row.revokedAt,
    createdAt: row.createdAt,
  };
}

const forPeopleOnly: readonly Scope[] = ["keys:manage", "team:manage", "settings:manage"];

/** What a key may be allowed: all a tenant may do but manage keys, people and settings. Also what a key gets unless told. */
export const keyScopes: readonly Scope[] = tenantScopes.filter((scope) => !forPeopleOnly.includes(scope));

/** The purpose under which keys are hashed for look-up. */
export const keyPurpose = "api-key";
