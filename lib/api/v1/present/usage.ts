import { toKes } from "#/lib/core/money.ts";
import type { TopUpTotal } from "#/lib/usage/read-top-ups.ts";
import type { Usage } from "#/lib/usage/usage.ts";

export function presentUsage({ messagesSent, cost, delivered, failed }: Usage) {
  return { messages_sent: messagesSent, cost: toKes(cost), delivered, failed };
}

export function presentTopUpTotal({ topUps, toppedUp }: TopUpTotal) {
  return { top_ups: topUps, total_topped_up: toKes(toppedUp) };
}
