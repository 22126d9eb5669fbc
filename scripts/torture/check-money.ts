import type { Sql } from "#/db/client.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { verifyLedger } from "#/lib/reconciliation/verify-ledger.ts";
import type { ReceivedWebhook } from "../harness/receiver.ts";
import type { ProviderJournal } from "./journal.ts";

/**
 * The books are whole, every receipt that was credited is one payment of M-Pesa with that amount, and no top-up asked its
 * phone twice.
 */
export async function checkMoney(
  ctx: PlatformCtx,
  sql: Sql,
  { paid, prompts }: Pick<ProviderJournal, "paid" | "prompts">,
): Promise<{ credited: number; problems: string[] }> {
  const { checks, chains } = await verifyLedger(ctx);
  const broken = checks.filter(({ breaks }) => breaks > 0);
  const problems = [
    ...broken.map(({ name, examples }) => `The books: ${name}: ${examples.join("; ")}`),
    ...chains.flatMap(({ chain, breaks }) => breaks.map((problem) => `The ${chain} chain: ${problem}`)),
  ];
  const credits = await sql<{ receipt: string | null; amount_e4: bigint }[]>`
    select receipt, amount_e4 from payments where status = 'completed' and mode = 'live'`;
  for (const { receipt, amount_e4 } of credits) {
    if (receipt !== null && paid.get(receipt) !== Number(amount_e4) / 10_000) {
      problems.push(`Receipt ${receipt} was credited with ${amount_e4}, M-Pesa has ${paid.get(receipt) ?? "none"}`);
    }
  }
  for (const [phone, { size }] of prompts)
    if (size > 1) problems.push(`Phone ${phone} was asked ${size} times for one top-up`);
  if (credits.length > paid.size) problems.push(`${credits.length} credits for ${paid.size} payments`);
  return { credited: credits.length, problems };
}

/** What a tenant's server answered with 2xx was called under one id for each fact, and no told delivery is missing. */
export async function checkWebhooks(sql: Sql, received: readonly ReceivedWebhook[]): Promise<string[]> {
  const ids = new Set(received.map(({ id }) => id));
  const facts = new Map<string, Set<string>>();
  for (const { id, event, data } of received) {
    if (typeof data.message_id !== "string") continue;
    const fact = `${event} ${data.message_id}`;
    facts.set(fact, (facts.get(fact) ?? new Set()).add(id));
  }
  const twice = [...facts].filter(([, under]) => under.size > 1).map(([fact]) => `${fact} was told as two events`);
  const told = await sql<{ event_id: string }[]>`select event_id from webhook_deliveries where status = 'delivered'`;
  const missing = told
    .filter(({ event_id }) => !ids.has(event_id))
    .map(({ event_id }) => `${event_id} was delivered to nobody`);
  return [...twice, ...missing];
}
