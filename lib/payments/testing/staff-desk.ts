import type { PlatformCtx, TenantCtx } from "#/lib/core/context.ts";
import { fromKes } from "#/lib/core/money.ts";
import { scopesOfStaff } from "#/lib/staff/roles.ts";
import type { TestWorld } from "#/lib/testing/test-ctx.ts";
import { requestManualTopUp } from "../request-manual-top-up.ts";
import type { TopUp } from "../top-up.ts";

let references = 0;

/** A bank reference nobody has used. */
export function newReference(): string {
  return `FT26061${String(++references).padStart(5, "0")}`;
}

/** What staff of the money desk and their tenants do, in one world. */
export function staffDesk(world: TestWorld) {
  const { sql } = world.pools.platform;
  return {
    staff(userId = "usr_staff", role: "admin" | "support" = "admin"): PlatformCtx {
      return world.platformAs({ kind: "staff", userId, role, scopes: scopesOfStaff(role), ip: null });
    },
    request(ctx: TenantCtx, kes = 25_000, proof = "FT26061ABCD, 2 March"): Promise<TopUp> {
      return requestManualTopUp(ctx, { amount: fromKes(kes), method: "bank", proof });
    },
    async audit(subject: string): Promise<{ action: string; actor: string | null; before: unknown; after: unknown }[]> {
      const rows = await sql<{ action: string; actor: string | null; before: unknown; after: unknown }[]>`
        select action, actor_id as actor, before, after from audit_log where subject = ${subject} order by seq`;
      return rows.map((row) => ({ ...row }));
    },
    async eventsOf(tenantId: number): Promise<{ type: string; data: Record<string, unknown> }[]> {
      const rows = await sql<{ type: string; data: Record<string, unknown> }[]>`
        select type, data from tenant_events where tenant_id = ${tenantId} order by type`;
      return rows.map((row) => ({ ...row }));
    },
    /** Whether staff's alerts that end with this name are still open. */
    async alertsOf(name: string): Promise<{ open: boolean }[]> {
      const rows = await sql<{ open: boolean }[]>`select open from staff_alerts where cause like ${`%:${name}`}`;
      return rows.map(({ open }) => ({ open }));
    },
    /** From which account each credit of this payment came, and under which key. */
    async transfersOf(paymentId: string): Promise<{ source: string; key: string }[]> {
      const rows = await sql<{ source: string; key: string }[]>`
        select from_account as source, business_key as key from ledger_transfers where payment_id = ${paymentId}`;
      return rows.map((row) => ({ ...row }));
    },
  };
}
