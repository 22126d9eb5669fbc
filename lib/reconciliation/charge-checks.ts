import type { LedgerCheck } from "./ledger-check.ts";

const reserved: LedgerCheck = {
  name: "reserved",
  says: "each tenant's reserved account is the price of its messages that are on their way",
  look: (tx) => tx.sql`
    select case when coalesce(a.amount, 0) <> coalesce(m.amount, 0)
      then format('tenant %s %s: account %s, messages %s', coalesce(a.tenant_id, m.tenant_id), coalesce(a.mode, m.mode),
        coalesce(a.amount, 0), coalesce(m.amount, 0)) end
    from (
      select tenant_id, mode, sum(case when starts_with(to_account, 'reserved:') then amount_e4 else -amount_e4 end) as amount
      from ledger_transfers where starts_with(to_account, 'reserved:') or starts_with(from_account, 'reserved:')
      group by tenant_id, mode
    ) a
    full join (
      select tenant_id, mode, sum(price_e4) as amount from messages where charge = 'reserved' group by tenant_id, mode
    ) m on m.tenant_id = a.tenant_id and m.mode = a.mode`,
};

const charges: LedgerCheck = {
  name: "charges",
  says: "what each tenant was charged, given back and refunded is the price of its messages that were",
  look: (tx) => tx.sql`
    select case when coalesce(l.captured, 0) <> coalesce(m.captured, 0) or coalesce(l.released, 0) <> coalesce(m.released, 0)
      or coalesce(l.refunded, 0) <> coalesce(m.refunded, 0)
      then format('tenant %s %s: captured %s for %s, released %s for %s, refunded %s for %s',
        coalesce(l.tenant_id, m.tenant_id), coalesce(l.mode, m.mode), coalesce(l.captured, 0), coalesce(m.captured, 0),
        coalesce(l.released, 0), coalesce(m.released, 0), coalesce(l.refunded, 0), coalesce(m.refunded, 0)) end
    from (
      select tenant_id, mode,
        sum(amount_e4) filter (where starts_with(from_account, 'reserved:') and to_account in ('sales', 'platform_fees')) as captured,
        sum(amount_e4) filter (where starts_with(from_account, 'reserved:') and starts_with(to_account, 'wallet:')) as released,
        sum(amount_e4) filter (where from_account = 'refunds' and starts_with(to_account, 'wallet:')) as refunded
      from ledger_transfers where starts_with(from_account, 'reserved:') or from_account = 'refunds'
      group by tenant_id, mode
    ) l
    full join (
      select tenant_id, mode,
        sum(price_e4) filter (where charge in ('captured', 'refunded')) as captured,
        sum(price_e4) filter (where charge = 'released') as released,
        sum(price_e4) filter (where charge = 'refunded') as refunded
      from messages where charge in ('captured', 'released', 'refunded') group by tenant_id, mode
    ) m on m.tenant_id = l.tenant_id and m.mode = l.mode`,
};

const requests: LedgerCheck = {
  name: "requests",
  says: "each request reserved the price of its messages, once",
  look: (tx) => tx.sql`
    select case when coalesce(t.amount, 0) <> coalesce(m.amount, 0)
      then format('%s: reserved %s for %s', coalesce(t.request_id, m.request_id), coalesce(t.amount, 0), coalesce(m.amount, 0)) end
    from (
      select request_id, sum(amount_e4) as amount from ledger_transfers where kind = 'reserve' group by request_id
    ) t
    full join (
      select request_id, sum(price_e4) as amount from messages where charge <> 'none' group by request_id
    ) m on m.request_id = t.request_id`,
};

const cost: LedgerCheck = {
  name: "cost",
  says: "what the provider was paid is the cost of the messages it took",
  look: (tx) => tx.sql`
    select case when coalesce(l.amount, 0) <> coalesce(m.amount, 0)
      then format('%s: account %s, messages %s', mode, coalesce(l.amount, 0), coalesce(m.amount, 0)) end
    from (values ('live'), ('test')) as modes (mode)
    left join (
      select mode, sum(case when to_account = 'onfon_cost' then amount_e4 else -amount_e4 end) as amount from ledger_transfers
      where 'onfon_cost' in (to_account, from_account) group by mode
    ) l using (mode)
    left join (
      select mode, sum(cost_e4) as amount from messages where charge in ('captured', 'refunded') group by mode
    ) m using (mode)`,
};

const states: LedgerCheck = {
  name: "states",
  says: "where each message's price is agrees with how far the message has come",
  look: (tx) => tx.sql`
    select case when not case charge
        when 'reserved' then status in ('scheduled', 'queued', 'sending', 'unconfirmed')
        when 'captured' then status in ('sent', 'delivered', 'undelivered', 'failed', 'rejected')
        when 'released' then status in ('rejected', 'failed', 'undelivered', 'cancelled', 'delivered')
        when 'refunded' then status in ('failed', 'undelivered', 'rejected', 'delivered')
        else status in ('rejected', 'cancelled') end
      then format('%s is %s and %s', id, status, charge) end
    from messages`,
};

/** The money of messages. */
export const chargeChecks: readonly LedgerCheck[] = [reserved, charges, requests, cost, states];
