import { openTransaction, type TransactionDb, type TransactionSql } from "#/db/client.ts";
import type { Ctx, TxOf } from "./context.ts";
import { emitted, type EmittedEvent } from "./events.ts";

function joined<C extends Ctx>(ctx: C): TxOf<C> | null {
  return "sql" in ctx && "db" in ctx ? (ctx as TxOf<C>) : null;
}

/**
 * Runs `work` in one transaction of the context's role, or joins the one that is open. A tenant's transaction sees that
 * tenant and mode only. Emitted events are outbox rows of the same commit.
 */
export async function withTransaction<C extends Ctx, Result>(
  ctx: C,
  work: (tx: TxOf<C>) => Promise<Result>,
): Promise<Result> {
  const open = joined(ctx);
  if (open) return work(open);
  const pool = ctx.kind === "tenant" ? ctx.pools.app : ctx.pools.platform;
  const waiting: EmittedEvent[] = [];
  const result = await openTransaction(pool, async (db: TransactionDb, sql: TransactionSql) => {
    if (ctx.kind === "tenant") {
      await sql`select set_config('app.tenants', ${String(ctx.tenantId)}, true), set_config('app.modes', ${ctx.mode}, true)`;
    }
    const tx: TxOf<C> = {
      ...ctx,
      db,
      sql,
      emit: (event, data) => {
        waiting.push(emitted(event, data));
      },
    };
    const value = await work(tx);
    if (waiting.length > 0) await ctx.events.write(sql, waiting);
    return value;
  });
  if (waiting.length > 0) ctx.events.poke();
  return result;
}
