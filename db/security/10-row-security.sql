-- Who sees which row. Runs after every migration; running it again changes nothing.
-- jumbe_app stands under the tenant's policy; jumbe_platform (jobs, callbacks, staff) has a policy of its own.
-- Neither owns anything. A transaction that has not said for whom it acts sees no row and can write none.

create or replace function app_tenants() returns bigint[] language sql stable parallel safe as
$$ select coalesce(string_to_array(nullif(current_setting('app.tenants', true), ''), ',')::bigint[], '{}'::bigint[]) $$;

create or replace function app_modes() returns text[] language sql stable parallel safe as
$$ select coalesce(string_to_array(nullif(current_setting('app.modes', true), ''), ','), '{}'::text[]) $$;

grant usage on schema public to jumbe_app, jumbe_platform;
grant execute on function app_tenants(), app_modes() to jumbe_app, jumbe_platform;

do $$
declare
  target record;
  condition text;
begin
  for target in
    select c.oid, c.relname as name,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as has_tenant,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'mode' and not a.attisdropped) as has_mode
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
  loop
    execute format('revoke all on table %I from jumbe_app, jumbe_platform, public', target.name);
    execute format('grant select, insert, update, delete on table %I to jumbe_platform', target.name);
    if target.has_tenant or target.name = 'tenants' then
      condition := case when target.name = 'tenants' then 'id' else 'tenant_id' end
        || ' = any ((select app_tenants())::bigint[])';
      if target.has_mode then
        condition := condition || ' and mode = any ((select app_modes())::text[])';
      end if;
      execute format('grant select, insert, update, delete on table %I to jumbe_app', target.name);
      execute format('alter table %I enable row level security', target.name);
      execute format('alter table %I force row level security', target.name);
      execute format('drop policy if exists tenant_rows on %I', target.name);
      execute format('create policy tenant_rows on %I for all to jumbe_app using (%s) with check (%s)', target.name, condition, condition);
      execute format('drop policy if exists platform_rows on %I', target.name);
      execute format('create policy platform_rows on %I for all to jumbe_platform using (true) with check (true)', target.name);
    end if;
  end loop;
end $$;

-- Where the general rule gives too much.
grant insert on outbox, emails to jumbe_app;
-- A tenant's number is drawn before its row is written: its data key and account number depend on it.
grant usage on sequence tenants_id_seq to jumbe_platform;
revoke insert, update, delete on tenants from jumbe_app;
grant update (name, contact_name, phone, time_zone, language, low_balance_e4) on tenants to jumbe_app;
revoke insert, update, delete on members from jumbe_app;
revoke insert, delete on wallets from jumbe_app;
revoke delete on wallets, tenants, message_requests, messages, wallet_transactions, payments from jumbe_app, jumbe_platform;
revoke update, delete, truncate on ledger_transfers, audit_log from jumbe_app, jumbe_platform;
revoke update, delete, truncate on seals from jumbe_platform;
grant usage on all sequences in schema public to jumbe_platform;
