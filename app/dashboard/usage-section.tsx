import { type PeriodUsage, UsageCards } from "#/components/portal/usage-cards.tsx";
import { toKes } from "#/lib/core/money.ts";
import type { UsageSummary } from "#/lib/usage/summarise-usage.ts";
import type { Usage } from "#/lib/usage/usage.ts";
import { messagesHref } from "./messages/message-query.ts";
import { periodsOf } from "./messages/periods.ts";

function toPeriodUsage(
  { messagesSent, delivered, failed, cost }: Usage,
  days: { from: string; to: string },
): PeriodUsage {
  const listOf = (status: "sent" | "delivered" | "failed") => messagesHref({ ...days, status });
  return {
    sent: messagesSent,
    delivered,
    failed,
    cost: toKes(cost),
    lists: { sent: listOf("sent"), delivered: listOf("delivered"), failed: listOf("failed") },
  };
}

/** The cards of the usage that is being read; the page around them does not wait for a month of a million messages. */
export async function UsageSection({ reading }: { reading: Promise<UsageSummary> }) {
  const { day, today, thisMonth } = await reading;
  const days = periodsOf(day);
  return (
    <UsageCards
      usage={{ today: toPeriodUsage(today, days.today), thisMonth: toPeriodUsage(thisMonth, days.thisMonth) }}
    />
  );
}
