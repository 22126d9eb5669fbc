import { column } from "#/db/arrays.ts";
import type { Mode } from "#/db/enums.ts";
import type { Tx } from "#/lib/core/context.ts";
import { phoneHmac, type ListedPhone } from "./opt-out.ts";

/** Those of the phones that stand on their tenant's list, in one statement. */
export async function selectOptedOut(tx: Tx, phones: readonly ListedPhone[]): Promise<Set<ListedPhone>> {
  if (phones.length === 0) return new Set();
  const asked = phones.map((listed) => ({ listed, hmac: phoneHmac(tx, listed) }));
  const rows = await tx.sql<{ tenant_id: bigint; mode: Mode; hmac: string }[]>`
    select o.tenant_id, o.mode, o.hmac
    from unnest(
      ${column(asked, (a) => a.listed.tenantId)}::text[], ${column(asked, (a) => a.listed.mode)}::text[],
      ${column(asked, (a) => a.hmac)}::text[]
    ) as a (tenant_id, mode, hmac)
    join opt_outs o on o.tenant_id = a.tenant_id::bigint and o.mode = a.mode and o.hmac = a.hmac`;
  const found = new Set(rows.map((row) => `${Number(row.tenant_id)}:${row.mode}:${row.hmac}`));
  return new Set(
    asked.flatMap(({ listed, hmac }) => (found.has(`${listed.tenantId}:${listed.mode}:${hmac}`) ? [listed] : [])),
  );
}
