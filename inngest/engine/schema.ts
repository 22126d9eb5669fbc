import type { Sql } from "./database.ts";

/** Names of the transaction-level advisory locks; the first number keeps them apart from other users of the database. */
export const locks = { namespace: 0x696e6e67, schema: 1, route: 2, claim: 3 } as const;

/**
 * One statement list per version, never edited once released.
 * `jobs.due_at` is when a job may be claimed; claiming pushes it to the end of the lease, a heartbeat pushes it further,
 * so a job whose worker died falls due by itself. `jobs.token` is the fencing token of the latest claim.
 */
const versions: string[] = [
  `
  create table engine.functions (
    id text primary key, position int not null, config json not null, max_attempts int not null, concurrency int
  );
  create table engine.crons (
    function_id text not null, expression text not null, next_at timestamptz not null, primary key (function_id, expression)
  );
  create table engine.events (
    seq bigint generated always as identity, id text primary key, name text not null, body json not null,
    received_at timestamptz not null default now(), is_routed boolean not null default false
  );
  create index events_unrouted on engine.events (seq) where not is_routed;
  create index events_received on engine.events (received_at);
  create table engine.runs (
    id text primary key, function_id text not null, lane text not null, events json not null,
    event_name text not null, event_id text not null, event_count int not null, status text not null default 'running',
    protocol int not null default -1, pending int not null default 0, is_eager boolean not null default false,
    output json, error json, created_at timestamptz not null default now(), ended_at timestamptz
  );
  create index runs_status on engine.runs (status, created_at desc);
  create index runs_created on engine.runs (created_at desc);
  create index runs_ended on engine.runs (ended_at) where ended_at is not null;
  create sequence engine.step_order;
  create table engine.steps (
    run_id text not null, id text not null, result json, completed bigint, is_failed boolean not null default false, primary key (run_id, id)
  );
  create sequence engine.tokens;
  create table engine.jobs (
    id bigint generated always as identity primary key, run_id text not null, lane text not null, step_id text,
    attempt int not null default 0, losses int not null default 0, due_at timestamptz not null, token bigint, last_error json
  ) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000, fillfactor = 80);
  create index jobs_lane on engine.jobs (lane, due_at);
  create index jobs_due on engine.jobs (due_at);
  create index jobs_run on engine.jobs (run_id);
  create index jobs_claimed on engine.jobs (lane) where token is not null;
  create table engine.waits (
    run_id text not null, step_id text not null, expires_at timestamptz not null,
    event_name text, field text, value text, primary key (run_id, step_id)
  );
  create index waits_expiry on engine.waits (expires_at);
  create index waits_event on engine.waits (event_name, field, value) where event_name is not null;
  create table engine.batches (
    function_id text not null, key text not null, due_at timestamptz not null, primary key (function_id, key)
  );
  create index batches_due on engine.batches (due_at);
  create table engine.batch_items (
    id bigint generated always as identity primary key, function_id text not null, key text not null, event json not null
  );
  create index batch_items_key on engine.batch_items (function_id, key, id);
  create table engine.throttles (key text primary key, free_at timestamptz not null);
  create table engine.idempotency (function_id text not null, key text not null, seen_at timestamptz not null, primary key (function_id, key));
  create table engine.registration (version bigint not null);
  insert into engine.registration values (0);
  `,
];

/** The schema `engine` exists at the newest version; engines that start together do it one after the other. */
export async function ensureSchema(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${locks.namespace}::int, ${locks.schema}::int)`;
    await tx`create schema if not exists engine`;
    await tx`create table if not exists engine.schema_version (version int not null)`;
    const [row] = await tx<{ version: number }[]>`select version from engine.schema_version`;
    if (row === undefined) await tx`insert into engine.schema_version values (0)`;
    const current = row?.version ?? 0;
    if (current > versions.length)
      throw new Error(`The engine's schema is at version ${current}, newer than this code (${versions.length})`);
    for (const statements of versions.slice(current)) await tx.unsafe(statements);
    await tx`update engine.schema_version set version = ${versions.length}`;
  });
}
