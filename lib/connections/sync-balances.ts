import type { ConnectionProvider } from "#/db/enums.ts";
import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import type { Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { openConnection } from "./open-connection.ts";

/** The provider is asked for a connection's balance at most once in so long, however many want to know (product.md D3). */
export const balanceGapMs = 30_000;

export type ReadBalance = (connection: {
  id: string;
  provider: ConnectionProvider;
  credentials: Record<string, string> | null;
}) => Promise<{ ok: true; balance: Money } | { ok: false; reason: string }>;

export type SyncedBalance = { connectionId: string; ok: boolean };

/**
 * The live connections' balances are as the provider tells them, each with its time; where it did not answer, the last
 * value stays and the reason stands beside it. A balance read within the last 30 s is not asked for again.
 */
export async function syncBalances(ctx: PlatformCtx, readBalance: ReadBalance): Promise<SyncedBalance[]> {
  const due = await claimDue(ctx);
  return Promise.all(
    due.map(async (connection) => {
      const answer = await readBalance(connection);
      await withTransaction(ctx, (tx) => keepBalance(tx, connection.id, answer));
      if (!answer.ok) ctx.log.warn({ connection: connection.id, reason: answer.reason }, "balance not read");
      return { connectionId: connection.id, ok: answer.ok };
    }),
  );
}

/** Marks the connections that are due as asked now, so that nobody else asks meanwhile. */
async function claimDue(ctx: PlatformCtx) {
  return withTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const before = new Date(now.getTime() - balanceGapMs).toISOString();
    const rows = await tx.sql<{ id: string; provider: ConnectionProvider }[]>`
      update connections set balance_asked_at = ${now.toISOString()}::timestamptz
      where mode = 'live' and (balance_asked_at is null or balance_asked_at <= ${before}::timestamptz)
      returning id, provider`;
    return Promise.all(
      rows.map(async ({ id, provider }) => ({
        id,
        provider,
        credentials: (await openConnection(tx, id))?.credentials ?? null,
      })),
    );
  });
}

async function keepBalance(tx: PlatformTx, id: string, answer: Awaited<ReturnType<ReadBalance>>): Promise<void> {
  const now = tx.clock.now().toISOString();
  if (answer.ok) {
    await tx.sql`
      update connections set balance_e4 = ${answer.balance.toString()}::bigint, balance_synced_at = ${now}::timestamptz,
        balance_error = null
      where id = ${id}`;
  } else {
    await tx.sql`update connections set balance_error = ${answer.reason} where id = ${id}`;
  }
}
