import type { Mode } from "#/db/enums.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { formatKes, money, wholeUnits } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { notifyTenant } from "./notify-tenant.ts";
import { queueEmail } from "./queue-email.ts";

/** `seq`: of the wallet's statement when its balance fell low; it names the fall. */
export type NotifyLowBalanceInput = { tenantId: number; mode: Mode; seq: number; appUrl: string };

type Row = {
  name: string;
  contact_name: string;
  email: string;
  language: string;
  balance_e4: bigint;
  price_e4: bigint;
};

/** The tenant is told once per fall, by its bell and, for real money, by mail (product.md D18, D22). */
export async function notifyLowBalance(ctx: PlatformCtx, input: NotifyLowBalanceInput): Promise<void> {
  const { tenantId, mode, seq, appUrl } = input;
  await withTransaction(ctx, async (tx) => {
    const [row] = await tx.sql<Row[]>`
      select t.name, t.contact_name, t.email, t.language, t.price_e4, w.balance_e4
      from tenants t join wallets w on w.tenant_id = t.id and w.mode = ${mode}
      where t.id = ${tenantId}`;
    if (!row) return;
    const balance = formatKes(money(row.balance_e4));
    const units = wholeUnits(money(row.balance_e4), money(row.price_e4));
    const factKey = `balance.low:${tenantId}:${mode}:${seq}`;
    const title = mode === "live" ? "Low balance" : "Low play money";
    const body = `${balance} left, enough for ${units} more SMS units.`;
    await notifyTenant(tx, { tenantId, type: "balance.low", title, body, data: { mode, units }, factKey });
    if (mode === "test") return;
    const properties = {
      name: row.contact_name,
      organisation: row.name,
      balance,
      units,
      url: `${appUrl}/dashboard/wallet`,
    };
    await queueEmail(tx, {
      factKey,
      to: row.email,
      language: row.language,
      mail: { template: "low-balance", properties },
    });
  });
}
