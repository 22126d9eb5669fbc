import { actorId, requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { sumMoney } from "#/lib/core/money.ts";
import { findOptedOut } from "#/lib/opt-outs/find-opted-out.ts";
import { requireUsable } from "#/lib/tenants/require-usable.ts";
import type { AcceptedMessage, Verdict } from "./accepted-request.ts";
import { addOptOutText } from "./add-opt-out-text.ts";
import { chooseDueTime } from "./choose-due-time.ts";
import { chooseSender } from "./choose-sender.ts";
import { badRecipient, noValidRecipient, optedOutRecipient, sendingPaused } from "./errors.ts";
import type { IntakeMessage, IntakeRequest } from "./intake-request.ts";
import { judgeRecipients } from "./judge-recipients.ts";
import { measureTexts, type MeasuredText } from "./measure-texts.ts";
import { parseMsisdn } from "./msisdn.ts";
import type { SendInput } from "./send-input.ts";
import { getSendingProfile, type SendingProfile } from "./sending-profile.ts";

export type PreparedRequest = { verdict: Verdict; request: Omit<IntakeRequest, "idempotency"> };

/**
 * Judges a request by everything but money, tokens and its idempotency key; nothing is written. Scope messages:write.
 * Errors: tenants.*, messaging.*, senders.*.
 */
export async function prepareRequest(ctx: TenantCtx, input: SendInput): Promise<PreparedRequest> {
  requireScope(ctx, "messages:write");
  measureTexts(input.text);
  const parsed = input.recipients.map(parseMsisdn);
  const phones = parsed.flatMap((one) => (one.ok ? [one.msisdn] : []));
  const [profile, optedOut] = await Promise.all([getSendingProfile(ctx), findOptedOut(ctx, phones)]);
  requireUsable(profile.status, ctx.mode);
  const [first] = parsed;
  if (input.single && first && !first.ok) throw badRecipient(first.message);
  const sender = chooseSender(ctx.mode, profile, { named: input.sender, trafficClass: input.trafficClass ?? null });
  const promotional = sender.trafficClass === "promotional";
  const textOf = measureTexts(input.text, promotional ? (text) => addOptOutText(text, profile.optOutText) : undefined);
  const now = ctx.clock.now();
  const { timeZone } = profile;
  const due = chooseDueTime({ now, scheduleAt: input.scheduleAt ?? null, timeZone, promotional });
  const messages = judgeRecipients({
    given: input.recipients,
    parsed,
    textOf,
    optedOut,
    rates: profile.rates,
    status: due.later ? "scheduled" : "queued",
    waitsFor: due.held ? "promotional_hours" : null,
    nowMs: now.getTime(),
  });
  if (messages.every((message) => message.status === "rejected")) {
    throw input.single && messages[0]?.reason === "opted_out" ? optedOutRecipient() : noValidRecipient();
  }
  if (!profile.connection) throw sendingPaused();
  const id = newId("request", now.getTime());
  const cost = sumMoney(messages.map((message) => message.price));
  return {
    verdict: {
      messages,
      segments: messages.reduce((sum, message) => sum + message.segments, 0),
      cost,
      scheduledAt: due.later ? due.dueAt : null,
      held: due.held,
    },
    request: {
      id,
      tenantId: ctx.tenantId,
      mode: ctx.mode,
      actorId: actorId(ctx),
      requestId: ctx.requestId,
      sender: sender.name,
      promotional,
      connectionId: profile.connection.id,
      ...sealTexts(ctx, profile, id, messages, textOf, typeof input.text === "string"),
      reference: input.reference,
      callbackEndpointId: input.callbackEndpointId ?? null,
      cost,
      dueAt: due.dueAt,
      scheduledAt: due.later ? due.dueAt : null,
      rateLimit:
        input.perMinute === null ? null : { tenantId: ctx.tenantId, mode: ctx.mode, perMinute: input.perMinute },
    },
  };
}

/** The rows with their texts sealed: one that all share stands in the request, else each has its own. */
function sealTexts(
  ctx: TenantCtx,
  { dataKey }: SendingProfile,
  requestId: string,
  messages: readonly AcceptedMessage[],
  textOf: (index: number) => MeasuredText,
  shared: boolean,
): Pick<IntakeRequest, "sealedBody" | "messages"> {
  const seal = (table: string, row: string, text: string) =>
    ctx.vault.encrypt(dataKey, { tenantId: ctx.tenantId, table, column: "sealed_body", row }, text);
  return {
    sealedBody: shared ? seal("message_requests", requestId, textOf(0).text) : null,
    messages: messages.map((message, index): IntakeMessage => {
      const { text, length } = textOf(index);
      const sealedBody = shared ? null : seal("messages", message.id, text);
      return { ...message, encoding: length.encoding, sealedBody };
    }),
  };
}
