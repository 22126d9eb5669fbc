import { randomBytes } from "node:crypto";
import type { ConnectionProvider, Mode } from "#/db/enums.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

export type PlatformConnection = { id: string; provider: ConnectionProvider; mode: Mode; callbackToken: string };

const wanted: readonly { provider: ConnectionProvider; mode: Mode; costE4: number; messagesPerSecond: number }[] = [
  { provider: "onfon", mode: "live", costE4: 7500, messagesPerSecond: 2000 },
  { provider: "sandbox", mode: "test", costE4: 0, messagesPerSecond: 2000 },
];

/**
 * The platform has its own connection at each provider, each with an unguessable callback token; those that were there
 * stay as they are.
 */
export async function ensurePlatformConnections(ctx: PlatformCtx): Promise<PlatformConnection[]> {
  return withTransaction(ctx, async (tx) => {
    for (const { provider, mode, costE4, messagesPerSecond } of wanted) {
      const id = newId("connection");
      const token = randomBytes(32).toString("hex");
      await tx.sql`
        insert into connections (id, mode, provider, callback_token_hmac, sealed_callback_token, cost_e4, messages_per_second,
          tokens, tokens_at)
        values (${id}, ${mode}, ${provider}, ${tx.vault.hmac("callback-token", token)},
          ${tx.vault.encryptOwn(tokenPlace(id), token)}, ${costE4}, ${messagesPerSecond},
          ${messagesPerSecond}, ${tx.clock.now().toISOString()}::timestamptz)
        on conflict do nothing`;
    }
    const rows = await tx.sql<
      { id: string; provider: ConnectionProvider; mode: Mode; sealed_callback_token: Buffer }[]
    >`
      select id, provider, mode, sealed_callback_token from connections where owner_tenant_id is null order by provider`;
    return rows.map((row) => ({
      id: row.id,
      provider: row.provider,
      mode: row.mode,
      callbackToken: tx.vault.decryptOwn(tokenPlace(row.id), row.sealed_callback_token),
    }));
  });
}

function tokenPlace(row: string): { table: string; column: string; row: string } {
  return { table: "connections", column: "sealed_callback_token", row };
}
