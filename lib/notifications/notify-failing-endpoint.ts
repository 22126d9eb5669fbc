import type { Mode } from "#/db/enums.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { notifyTenant } from "./notify-tenant.ts";
import { queueEmail } from "./queue-email.ts";

export type NotifyFailingEndpointInput = { endpointId: string; disabled: boolean; appUrl: string };

type Row = {
  tenant_id: bigint;
  mode: Mode;
  url: string;
  warned_at: string | null;
  name: string;
  contact_name: string;
  email: string;
  language: string;
};

/**
 * The tenant knows that its endpoint fails, or that it was switched off: by its bell and, in live mode, by mail (trust.md
 * TR-44). An endpoint that answers again meanwhile makes no warning.
 */
export async function notifyFailingEndpoint(ctx: PlatformCtx, input: NotifyFailingEndpointInput): Promise<void> {
  const { endpointId, disabled, appUrl } = input;
  await withTransaction(ctx, async (tx) => {
    const [row] = await tx.sql<Row[]>`
      select e.tenant_id, e.mode, e.url, e.warned_at, t.name, t.contact_name, t.email, t.language
      from webhook_endpoints e join tenants t on t.id = e.tenant_id
      where e.id = ${endpointId} and e.removed_at is null`;
    if (!row || row.warned_at === null) return;
    const tenantId = Number(row.tenant_id);
    const factKey = `webhook-${disabled ? "disabled" : "failing"}:${endpointId}:${row.warned_at.slice(0, 10)}`;
    const title = disabled ? "Webhook endpoint switched off" : "Webhook endpoint fails";
    const body = disabled
      ? `Every delivery to ${row.url} failed for five days, so it was switched off.`
      : `Every delivery to ${row.url} has failed for a day.`;
    await notifyTenant(tx, { tenantId, type: "webhook.failing", title, body, data: { endpointId, disabled }, factKey });
    if (row.mode === "test") return;
    const { name: organisation, contact_name: name, url: endpoint } = row;
    const properties = { name, organisation, endpoint, disabled, url: `${appUrl}/dashboard` };
    await queueEmail(tx, {
      factKey,
      to: row.email,
      language: row.language,
      mail: { template: "webhook-failing", properties },
    });
  });
}
