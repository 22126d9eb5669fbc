import { randomBytes } from "node:crypto";
import type { Clock } from "#/lib/core/clock.ts";
import { fromKes } from "#/lib/core/money.ts";
import type { Carrier, CarrierMessage, CarrierReport, RowOutcome } from "#/lib/messaging/carrier.ts";
import { magicNumbers, type MagicOutcome } from "#/lib/messaging/magic-numbers.ts";

const outcomes: ReadonlyMap<string, MagicOutcome> = new Map(magicNumbers.map((magic) => [magic.msisdn, magic.outcome]));

type Report = Pick<CarrierReport, "word" | "status" | "reason" | "optedOut"> & { afterMs: number };

function report(afterMs: number, word: string, status: CarrierReport["status"], reason: string | null = null): Report {
  return { afterMs, word, status, reason, optedOut: reason === "opted_out" };
}

const delivered = (afterMs: number) => report(afterMs, "delivered", "delivered");

/** What is reported of each outcome, and how long after the message was sent. */
const reports: Record<MagicOutcome, readonly Report[]> = {
  delivered: [delivered(1_000)],
  undelivered: [report(1_000, "deliveryimpossible", "undelivered", "undeliverable")],
  absent: [report(1_000, "absentsubscriber", "undelivered", "absent_subscriber")],
  blacklisted: [report(1_000, "sendernameblacklisted", "rejected", "opted_out")],
  expired: [report(1_000, "expired", "undelivered", "expired")],
  unclear: [report(1_000, "unknown", "sent", "delivery_unknown")],
  silent: [],
  slow: [delivered(10_000)],
  "lost-then-reported": [delivered(2_000)],
  lost: [],
  "sender-refused": [],
  "system-failure": [report(1_000, "systemfailure", "failed", "system_failure")],
  "network-first": [report(500, "deliveredtonetwork", "sent"), delivered(2_000)],
  "busy-first": [delivered(1_000)],
};

const rememberedTries = 10_000;

/**
 * The carrier of test mode: no network, no cost, reports fetched rather than pushed. A message id names outcome and time,
 * so what is due depends on nothing else; a message whose answer was lost is asked for with an empty id, and its report
 * brings an id made from recipient and time.
 */
export function createSandboxCarrier(options: { clock: Clock }): Carrier {
  const triedOnce = new Set<string>();

  const take = (message: CarrierMessage): RowOutcome => {
    const outcome = outcomes.get(message.recipient) ?? "delivered";
    if (outcome === "lost" || outcome === "lost-then-reported")
      return { kind: "unknown", reason: "provider_answer_lost" };
    if (outcome === "sender-refused") return { kind: "refused", status: "rejected", reason: "sender_not_allowed" };
    if (outcome === "busy-first" && !triedOnce.delete(message.messageId)) {
      if (triedOnce.size >= rememberedTries) triedOnce.clear();
      triedOnce.add(message.messageId);
      return { kind: "retry", reason: "provider_busy", afterMs: 1_000, maxTries: null };
    }
    const unique = randomBytes(8).toString("hex");
    return { kind: "accepted", providerMessageId: idOf(outcome, options.clock.now().getTime(), unique) };
  };

  return {
    submit: async (call) => ({ rows: call.messages.map(take), word: "sandbox", pause: null }),
    parseReports: () => [],
    readBalance: async () => ({ ok: true, balance: fromKes(1_000_000) }),
    fetchReports: (messages, nowMs) => messages.flatMap((message) => due(message, nowMs)),
  };
}

function idOf(outcome: MagicOutcome, atMs: number, unique: string): string {
  return `test.${outcome}.${atMs.toString(36)}.${unique}`;
}

function due(
  message: { providerMessageId: string; recipient: string; sentAtMs: number },
  nowMs: number,
): CarrierReport[] {
  const [, named, time] = message.providerMessageId.split(".");
  const outcome =
    named === undefined
      ? outcomes.get(message.recipient)
      : magicNumbers.find((magic) => magic.outcome === named)?.outcome;
  if (outcome === undefined || (named === undefined && outcome !== "lost-then-reported")) return [];
  const sentAtMs = time === undefined ? message.sentAtMs : Number.parseInt(time, 36);
  const providerMessageId = message.providerMessageId || idOf(outcome, sentAtMs, message.recipient);
  return reports[outcome]
    .filter((one) => sentAtMs + one.afterMs <= nowMs)
    .map(({ word, status, reason, optedOut }) => ({
      providerMessageId,
      recipient: message.recipient,
      word,
      status,
      reason,
      optedOut,
      textStart: null,
    }));
}
