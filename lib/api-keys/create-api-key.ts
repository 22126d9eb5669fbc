import { and, eq } from "drizzle-orm";
import { apiKeys, senders } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { actorId, requireScope, type Scope } from "#/lib/core/authorize.ts";
import type { Ctx, TenantCtx, TenantTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { getTenant } from "#/lib/tenants/lookup.ts";
import { requireUsable } from "#/lib/tenants/require-usable.ts";
import { keyPurpose, keyScopes, toApiKey, type ApiKey } from "./api-key.ts";
import { badIpList, liveNeedsApproval, liveNeedsSender, scopesTooWide } from "./errors.ts";
import { faultOfIpList } from "./ip-list.ts";
import { newKeyText } from "./key-text.ts";

export type CreateApiKeyInput = {
  name: string;
  /** Default: all a key may be allowed. */
  scopes?: readonly Scope[];
  ipList?: readonly string[];
  expiresAt?: Date;
};

/**
 * The tenant has one key more, of the context's mode; `key` is answered here and, for a live key, never again. Live keys need
 * an active tenant with an approved sender ID (product.md D11): `api_keys.not_approved`, `api_keys.no_approved_sender`.
 */
export async function createApiKey(ctx: TenantCtx, input: CreateApiKeyInput): Promise<{ key: string; apiKey: ApiKey }> {
  requireScope(ctx, "keys:manage");
  const scopes = input.scopes ?? keyScopes;
  if (!scopes.every((scope) => keyScopes.includes(scope) && mayGive(ctx, scope))) throw scopesTooWide();
  const fault = faultOfIpList(input.ipList ?? []);
  if (fault !== null) throw badIpList(fault);
  return withTransaction(ctx, async (tx) => {
    const tenant = await getTenant(tx, tx.tenantId);
    if (tx.mode === "live") await requireLiveReady(tx, tenant.status === "active");
    else if (tenant.status !== "pending_verification") requireUsable(tenant.status, "test");
    const id = newId("apiKey");
    const key = newKeyText(tx.mode);
    const place = { tenantId: tx.tenantId, table: "api_keys", column: "sealed_key", row: id };
    const [row] = await tx.db
      .insert(apiKeys)
      .values({
        id,
        tenantId: tx.tenantId,
        mode: tx.mode,
        name: input.name,
        keyHmac: tx.vault.hmac(keyPurpose, key),
        prefix: key.slice(0, 8),
        last4: key.slice(-4),
        sealedKey: tx.mode === "test" ? tx.vault.encrypt(tenant.dataKey, place, key) : null,
        scopes: [...scopes],
        ipList: input.ipList && input.ipList.length > 0 ? [...input.ipList] : null,
        expiresAt: input.expiresAt ?? null,
        createdBy: actorId(tx),
      })
      .returning();
    if (!row) throw new Error("A new key's row was not returned.");
    await recordAudit(tx, {
      action: "api_keys.created",
      subject: id,
      after: { name: row.name, mode: row.mode, prefix: row.prefix, last4: row.last4, scopes: row.scopes },
    });
    return { key, apiKey: toApiKey(row) };
  });
}

function mayGive(ctx: Ctx, scope: Scope): boolean {
  const { actor } = ctx;
  return !("scopes" in actor) || actor.scopes.includes(scope) || actor.scopes.includes("*");
}

async function requireLiveReady(tx: TenantTx, active: boolean): Promise<void> {
  if (!active) throw liveNeedsApproval();
  const [sender] = await tx.db
    .select({ id: senders.id })
    .from(senders)
    .where(and(eq(senders.tenantId, tx.tenantId), eq(senders.status, "approved")))
    .limit(1);
  if (!sender) throw liveNeedsSender();
}
