import { money, type Money } from "#/lib/core/money.ts";

/** What was sent in a period and what it cost: the one definition of cards, charts and lists (product.md D33). */
export type Usage = { messagesSent: number; delivered: number; failed: number; cost: Money };

export type UsageRow = { messages_sent: number; delivered: number; failed: number; cost_e4: bigint };

export function toUsage(row: UsageRow | undefined): Usage {
  return {
    messagesSent: row?.messages_sent ?? 0,
    delivered: row?.delivered ?? 0,
    failed: row?.failed ?? 0,
    cost: money(row?.cost_e4 ?? 0n),
  };
}
