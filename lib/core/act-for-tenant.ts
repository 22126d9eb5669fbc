import type { Mode } from "#/db/enums.ts";
import type { PlatformTx, TenantTx } from "./context.ts";

/** The platform's open transaction, acting for one tenant in one mode: its verbs run and commit with the rest. */
export function actForTenant(tx: PlatformTx, tenantId: number, mode: Mode): TenantTx {
  return { ...tx, kind: "tenant", tenantId, mode };
}
