import { column } from "#/db/arrays.ts";
import type { OptOutSource } from "#/db/enums.ts";
import type { Tx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { knownLists, listName } from "./known-lists.ts";
import { phoneHmac, toOptOut, type ListedPhone, type OptOut, type OptOutRow } from "./opt-out.ts";

/** The phones stand on their tenants' lists; one that stood there already keeps its row. Name each once. */
export async function writeOptOuts(
  tx: Tx,
  phones: readonly ListedPhone[],
  source: OptOutSource,
): Promise<(OptOut & { added: boolean })[]> {
  if (phones.length === 0) return [];
  const now = tx.clock.now();
  const rows = await tx.sql<(OptOutRow & { added: boolean })[]>`
    insert into opt_outs (id, tenant_id, mode, phone, hmac, source, created_at)
    select id, tenant_id::bigint, mode, phone, hmac, ${source}, ${now.toISOString()}::timestamptz
    from unnest(
      ${column(phones, () => newId("optOut", now.getTime()))}::text[], ${column(phones, (p) => p.tenantId)}::text[],
      ${column(phones, (p) => p.mode)}::text[], ${column(phones, (p) => p.phone)}::text[],
      ${column(phones, (p) => phoneHmac(tx, p))}::text[]
    ) as p (id, tenant_id, mode, phone, hmac)
    on conflict (tenant_id, mode, hmac) do update set phone = excluded.phone
    returning id, phone, source, created_at, xmax = 0 as added`;
  for (const { tenantId, mode } of phones) knownLists(tx).forget(listName(tenantId, mode));
  return rows.map((row) => ({ ...toOptOut(row), added: row.added }));
}
