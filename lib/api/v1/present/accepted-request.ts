import type { z } from "zod";
import { toKes } from "#/lib/core/money.ts";
import type { AcceptedMessage, AcceptedRequest } from "#/lib/messaging/accepted-request.ts";
import type { RehearsedRequest } from "#/lib/messaging/rehearse-message.ts";
import type { accepted as acceptedSchema } from "../schemas/send.ts";

type Wire = z.input<typeof acceptedSchema>;

/** The answer to a send or its rehearsal: the message itself for one recipient, a row each for several. */
export function presentAcceptedRequest(request: AcceptedRequest | RehearsedRequest, single: boolean): Wire {
  const rehearsed = request.kind === "rehearsed";
  const rest = {
    segments: request.segments,
    cost: toKes(request.cost),
    balance: toKes(request.balance),
    currency: "KES" as const,
    ...(request.scheduledAt ? { scheduled_at: request.scheduledAt.toISOString() } : {}),
    ...(request.held
      ? { notice: "Promotional messages leave from 08:00 to 18:00; this one waits for the next hours." }
      : {}),
    ...(rehearsed ? { dry_run: true as const } : {}),
  };
  const [first] = request.messages;
  if (single && first) return { status: first.status, ...idOf(first, rehearsed), ...rest };
  return {
    status: request.scheduledAt ? "scheduled" : "queued",
    ...rest,
    recipients: request.messages.map((message) => presentRow(message, rehearsed)),
  };
}

/** A rehearsal makes no message, so there is no id to ask for. */
function idOf(message: AcceptedMessage, rehearsed: boolean): { message_id?: string } {
  return rehearsed ? {} : { message_id: message.id };
}

function presentRow(message: AcceptedMessage, rehearsed: boolean): NonNullable<Wire["recipients"]>[number] {
  return {
    recipient: message.recipient,
    ...idOf(message, rehearsed),
    status: message.status,
    segments: message.segments,
    cost: toKes(message.price),
    ...(message.problem ? { error: { code: `messaging.${message.reason}`, message: message.problem } } : {}),
  };
}
