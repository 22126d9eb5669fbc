import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { lockEndpoint } from "./lookup.ts";
import { replaceSecret } from "./replace-secret.ts";
import { newSecret } from "./secret.ts";

export type RotatedSecret = { secret: string; formerSecretUntil: Date };

/** The endpoint has a new secret, shown here only; for 24 h the former one signs beside it. Scope webhooks:manage. */
export async function rotateSecret(ctx: TenantCtx, endpointId: string): Promise<RotatedSecret> {
  requireScope(ctx, "webhooks:manage");
  return withTransaction(ctx, async (tx) => {
    const endpoint = await lockEndpoint(tx, endpointId);
    const secret = newSecret();
    return { secret, formerSecretUntil: await replaceSecret(tx, endpoint, secret) };
  });
}
