import type { MessageStatus, Mode } from "#/db/enums.ts";
import { money, type Money } from "#/lib/core/money.ts";

/** A message as its tenant sees it, without its text. */
export type Message = {
  id: string;
  mode: Mode;
  recipient: string;
  sender: string;
  status: MessageStatus;
  reason: string | null;
  segments: number;
  /** What it cost; 0 when it was rejected, and when its price came back. */
  cost: Money;
  reference: string | null;
  reportState: string | null;
  acceptedAt: Date;
  /** When it was asked to be sent, or may be sent; null: at once. */
  scheduledAt: Date | null;
  sentAt: Date | null;
  deliveredAt: Date | null;
  /** When nothing more was expected to happen to it. */
  endedAt: Date | null;
};

export type MessageRow = {
  id: string;
  mode: Mode;
  recipient: string;
  sender: string;
  status: MessageStatus;
  reason: string | null;
  segments: number;
  price_e4: bigint;
  charge: string;
  reference: string | null;
  report_state: string | null;
  accepted_at: string;
  scheduled_at: string | null;
  sent_at: string | null;
  delivered_at: string | null;
  ended_at: string | null;
};

const date = (text: string | null) => (text === null ? null : new Date(text));

export function toMessage(row: MessageRow): Message {
  const returned = row.charge === "released" || row.charge === "refunded";
  return {
    id: row.id,
    mode: row.mode,
    recipient: row.recipient,
    sender: row.sender,
    status: row.status,
    reason: row.reason,
    segments: row.segments,
    cost: money(returned ? 0n : row.price_e4),
    reference: row.reference,
    reportState: row.report_state,
    acceptedAt: new Date(row.accepted_at),
    scheduledAt: date(row.scheduled_at),
    sentAt: date(row.sent_at),
    deliveredAt: date(row.delivered_at),
    endedAt: date(row.ended_at),
  };
}
