import type { Tx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";

export type TenantNotice = {
  tenantId: number;
  /** For one member; without it, for all. */
  userId?: string;
  /** `noun.past_tense`, such as `topup.completed`. */
  type: string;
  title: string;
  body: string;
  /** Ids and figures for the link of the notice. */
  data?: Record<string, string | number | boolean | null>;
  /** Names the fact it tells; the same fact rings once. */
  factKey: string;
};

/** The notice stands under the tenant's bell, once per fact. */
export async function notifyTenant(tx: Tx, notice: TenantNotice): Promise<void> {
  const now = tx.clock.now();
  await tx.sql`
    insert into notifications (id, tenant_id, user_id, type, title, body, data, fact_key, created_at)
    values (${newId("notification", now.getTime())}, ${notice.tenantId}, ${notice.userId ?? null}, ${notice.type},
      ${notice.title}, ${notice.body}, ${JSON.stringify(notice.data ?? {})}, ${notice.factKey}, ${now.toISOString()})
    on conflict (tenant_id, fact_key) do nothing`;
}
