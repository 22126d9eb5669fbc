import type { Mode } from "#/db/enums.ts";
import type { Tx } from "#/lib/core/context.ts";
import { money } from "#/lib/core/money.ts";
import type { OpenWallet } from "./statement.ts";

export type WalletKey = { tenantId: number; mode: Mode };

export function walletKey(key: WalletKey): string {
  return `${key.tenantId}:${key.mode}`;
}

type Row = {
  id: string;
  tenant_id: bigint;
  mode: Mode;
  balance_e4: bigint;
  last_seq: bigint;
  last_reference: bigint;
  receivable_e4: bigint;
  balance_event_from_e4: bigint | null;
};

/**
 * Locks the wallets until the end of the transaction, in the order of their ids (so that two lockers never wait for each
 * other in a ring). Wallets that are not there, or not visible, are missing in the answer.
 */
export async function lockWallets(tx: Tx, keys: readonly WalletKey[]): Promise<Map<string, OpenWallet>> {
  if (keys.length === 0) return new Map();
  const unique = [...new Map(keys.map((key) => [walletKey(key), key])).values()];
  const rows = await tx.sql<Row[]>`
    select id, tenant_id, mode, balance_e4, last_seq, last_reference, receivable_e4, balance_event_from_e4
    from wallets
    where (tenant_id, mode) in (
      select tenant_id::bigint, mode
      from unnest(${unique.map((key) => String(key.tenantId))}::text[], ${unique.map((key) => key.mode)}::text[])
        as wanted (tenant_id, mode)
    )
    order by id for no key update`;
  return new Map(rows.map((row) => [walletKey({ tenantId: Number(row.tenant_id), mode: row.mode }), openWallet(row)]));
}

function openWallet(row: Row): OpenWallet {
  return {
    id: row.id,
    tenantId: Number(row.tenant_id),
    mode: row.mode,
    balance: money(row.balance_e4),
    lastSeq: Number(row.last_seq),
    lastReference: Number(row.last_reference),
    receivable: money(row.receivable_e4),
    deductedFrom: null,
    eventFrom: row.balance_event_from_e4 === null ? null : money(row.balance_event_from_e4),
  };
}
