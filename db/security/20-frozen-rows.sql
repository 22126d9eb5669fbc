-- What may never change, for anybody: transfers, audit rows and booked statement rows.

create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of % is refused: its rows are facts', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

create or replace trigger ledger_transfers_frozen before update or delete on ledger_transfers
  for each row execute function refuse_change();
create or replace trigger ledger_transfers_kept before truncate on ledger_transfers
  for each statement execute function refuse_change();
create or replace trigger audit_log_frozen before update or delete on audit_log
  for each row execute function refuse_change();
create or replace trigger audit_log_kept before truncate on audit_log
  for each statement execute function refuse_change();
create or replace trigger wallet_transactions_kept before truncate on wallet_transactions
  for each statement execute function refuse_change();

create or replace trigger wallet_transactions_frozen before update or delete on wallet_transactions
  for each row when (old.seq is not null) execute function refuse_change();

-- A message's status and charge move forward only, whoever asks (product.md D6, ledger.md).
create or replace function message_rank(status text) returns int language sql immutable parallel safe as $$
  select case status when 'scheduled' then 0 when 'queued' then 1 when 'sending' then 2 when 'unconfirmed' then 3
    when 'sent' then 4 when 'undelivered' then 5 when 'failed' then 5 when 'rejected' then 6 when 'cancelled' then 6
    when 'delivered' then 7 end
$$;

create or replace function refuse_step_back() returns trigger language plpgsql as $$
begin
  raise exception 'message % can not go from %/% to %/%', old.id, old.status, old.charge, new.status, new.charge
    using errcode = 'restrict_violation';
end $$;

create or replace trigger messages_forward before update on messages
  for each row when (
    message_rank(new.status) < message_rank(old.status)
    or (old.status in ('rejected', 'cancelled', 'delivered') and new.status <> old.status)
    or (old.charge <> new.charge
      and not (old.charge = 'reserved' and new.charge in ('captured', 'released'))
      and not (old.charge = 'captured' and new.charge = 'refunded'))
  ) execute function refuse_step_back();
