import type { ConnectionProvider, Mode, TenantStatus } from "#/db/enums.ts";
import { platformOf, type TenantCtx } from "#/lib/core/context.ts";
import { BriefCache } from "#/lib/core/brief-cache.ts";
import { money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import type { Rates } from "#/lib/pricing/quote.ts";
import { standardOptOutText } from "./add-opt-out-text.ts";

/** Everything about a tenant that accepting a message needs, as of at most a second ago. */
export type SendingProfile = {
  status: TenantStatus;
  dataKey: Buffer;
  rates: Rates;
  /** Approved sender IDs, the oldest first. */
  senders: string[];
  /** Those of them that are for promotional messages. */
  promotionalSenders: string[];
  /** The way out that promotional messages carry; empty where the network adds it. */
  optOutText: string;
  connection: { id: string; provider: ConnectionProvider } | null;
  timeZone: string;
};

const maxAgeMs = 1000;

type Row = {
  status: TenantStatus;
  data_key: Buffer;
  price_e4: bigint;
  time_zone: string;
  senders: string[] | null;
  promotional_senders: string[] | null;
  opt_out_text: string | null;
  connection_id: string | null;
  provider: ConnectionProvider | null;
  cost_e4: bigint | null;
};

/** The tenant's profile for the context's mode; loaded at most once a second however many requests ask. */
export function getSendingProfile(ctx: TenantCtx): Promise<SendingProfile> {
  const cache = ctx.scope.once(
    "messaging.sending-profile",
    () => new BriefCache<SendingProfile>({ maxAgeMs, maxEntries: 10_000, nowMs: () => ctx.clock.now().getTime() }),
  );
  return cache.get(`${ctx.tenantId}:${ctx.mode}`, () => load(ctx, ctx.tenantId, ctx.mode));
}

async function load(ctx: TenantCtx, tenantId: number, mode: Mode): Promise<SendingProfile> {
  const provider: ConnectionProvider = mode === "live" ? "onfon" : "sandbox";
  const row = await withTransaction(platformOf(ctx, "sending-profile"), async (tx) => {
    const [found] = await tx.sql<Row[]>`
      select t.status, t.data_key, t.price_e4, t.time_zone, c.id as connection_id, c.provider, c.cost_e4,
        (select array_agg(s.name order by s.id) from senders s where s.tenant_id = t.id and s.status = 'approved') as senders,
        (select array_agg(s.name) from senders s
          where s.tenant_id = t.id and s.status = 'approved' and s.traffic_class = 'promotional') as promotional_senders,
        (select value #>> '{}' from settings where key = 'messaging.opt_out_text') as opt_out_text
      from tenants t
      left join connections c on c.owner_tenant_id is null and c.mode = ${mode} and c.provider = ${provider}
      where t.id = ${tenantId}`;
    return found;
  });
  if (!row) throw new Error("A signed-in tenant has a row.");
  return {
    status: row.status,
    dataKey: row.data_key,
    rates: { pricePerSegment: money(row.price_e4), costPerSegment: money(row.cost_e4 ?? 0n) },
    senders: row.senders ?? [],
    promotionalSenders: row.promotional_senders ?? [],
    optOutText: row.opt_out_text ?? standardOptOutText,
    connection: row.connection_id && row.provider ? { id: row.connection_id, provider: row.provider } : null,
    timeZone: row.time_zone,
  };
}
