import { eq } from "drizzle-orm";
import { webhookEndpoints } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import type { TenantTx } from "#/lib/core/context.ts";
import { getDataKey, type EndpointRow } from "./lookup.ts";
import { isWeakSecret, secretOverlapMs, secretPlace } from "./secret.ts";

/** The locked endpoint signs with this secret, and beside it with the former one until the time answered. Audited. */
export async function replaceSecret(tx: TenantTx, endpoint: EndpointRow, secret: string): Promise<Date> {
  const formerSecretUntil = new Date(tx.clock.now().getTime() + secretOverlapMs);
  await tx.db
    .update(webhookEndpoints)
    .set({
      sealedSecret: tx.vault.encrypt(await getDataKey(tx), secretPlace(tx.tenantId, endpoint.id), secret),
      sealedFormerSecret: endpoint.sealedSecret,
      formerSecretUntil,
      weakSecret: isWeakSecret(secret),
    })
    .where(eq(webhookEndpoints.id, endpoint.id));
  await recordAudit(tx, { action: "webhooks.secret_rotated", subject: endpoint.id });
  return formerSecretUntil;
}
