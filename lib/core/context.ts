import type { Mode } from "#/db/enums.ts";
import type { Pools, TransactionDb, TransactionSql } from "#/db/client.ts";
import type { Clock } from "./clock.ts";
import type { EmittedEvent, EventData, EventDefinition } from "./events.ts";
import type { Log } from "./log.ts";
import type { Vault } from "./vault.ts";

/** Who acts. Every audit row and permission check reads this. */
export type Actor =
  | { kind: "user"; userId: string; role: string; scopes: readonly string[]; ip: string | null }
  | { kind: "api_key"; keyId: string; scopes: readonly string[]; ip: string | null }
  | { kind: "staff"; userId: string; role: string; scopes: readonly string[]; ip: string | null }
  | { kind: "system"; name: string }
  | { kind: "callback"; provider: string };

/** Things of which a process has one (queues, caches); made on first use, kept on the runtime. */
export type ProcessScope = { once<T>(key: string, make: () => T): T };

/** Where emitted events are written (inside the transaction) and announced (after it). */
export type EventSink = {
  write(sql: TransactionSql, events: EmittedEvent[]): Promise<void>;
  poke(): void;
};

type Base = {
  readonly pools: Pools;
  readonly clock: Clock;
  readonly log: Log;
  readonly requestId: string;
  readonly events: EventSink;
  readonly scope: ProcessScope;
  readonly vault: Vault;
  readonly actor: Actor;
};

/** Acts for one tenant in one mode; row security shows it nothing else. */
export type TenantCtx = Base & { readonly kind: "tenant"; readonly tenantId: number; readonly mode: Mode };

/** Acts for the platform: jobs, callbacks, staff. Sees all tenants. */
export type PlatformCtx = Base & { readonly kind: "platform" };

export type Ctx = TenantCtx | PlatformCtx;

type InTransaction = {
  readonly db: TransactionDb;
  readonly sql: TransactionSql;
  /** Writes an outbox row in this transaction; the event leaves after the commit. */
  emit<Data extends EventData>(event: EventDefinition<Data>, data: Data): void;
};

export type TenantTx = TenantCtx & InTransaction;
export type PlatformTx = PlatformCtx & InTransaction;
export type Tx = TenantTx | PlatformTx;
export type TxOf<C extends Ctx> = C & InTransaction;

/** The same request acting for the platform, for what a tenant's role can't see. */
export function platformOf(ctx: Ctx, name: string): PlatformCtx {
  const { pools, clock, log, requestId, events, scope, vault } = ctx;
  return { kind: "platform", actor: { kind: "system", name }, pools, clock, log, requestId, events, scope, vault };
}
