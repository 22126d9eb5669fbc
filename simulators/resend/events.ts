import { createHmac, randomUUID } from "node:crypto";
import type { Mail } from "./mail.ts";
import type { ResendState } from "./state.ts";

export type EventPush = { type: string; mail: Mail; body: string | null; svixId: string; attempt: number };

/** Plans the events of a mail: sent, then what its recipient brings about. */
export function planEvents(state: ResendState, mail: Mail): void {
  const types = eventsOf(mail);
  const ordered = state.switches.webhook_disorder ? types.toReversed() : types;
  ordered.forEach((type, index) => {
    const push = { type, mail, body: null, svixId: `msg_${randomUUID().replaceAll("-", "")}`, attempt: 0 };
    state.pushes.add(push, state.switches.event_delay_ms * (index + 1));
  });
}

function eventsOf(mail: Mail): string[] {
  const label = /^(delivered|bounced|complained|suppressed)(?:\+[^@]*)?@resend\.dev>?$/.exec(
    mail.to[0]?.split("<").at(-1) ?? "",
  )?.[1];
  if (mail.scheduledAt !== null) return ["email.scheduled"];
  if (label === "bounced") return ["email.sent", "email.bounced"];
  if (label === "complained") return ["email.sent", "email.delivered", "email.complained"];
  if (label === "suppressed") return ["email.suppressed"];
  return ["email.sent", "email.delivered"];
}

/** The event counts from now on and is posted to the app, signed; again later when the app does not take it. */
export async function pushEvent(state: ResendState, push: EventPush): Promise<void> {
  if (push.attempt === 0) setEvent(state, push.mail, push.type.replace("email.", ""));
  const { webhook_url, webhook_retry_ms, webhook_duplicates } = state.switches;
  if (webhook_url === null) return;
  const body = push.body ?? JSON.stringify(payload(push.type, push.mail));
  let status = 0;
  for (let copy = 0; copy <= webhook_duplicates; copy += 1) status = await post(state, webhook_url, push.svixId, body);
  state.journal.append({ kind: "webhook", at: Date.now(), id: push.mail.id, event: push.type, http: status });
  if (status >= 200 && status < 300) return;
  const waitMs = webhook_retry_ms[push.attempt];
  if (waitMs !== undefined) state.pushes.add({ ...push, body, attempt: push.attempt + 1 }, waitMs);
}

/** Posts one signed body; the HTTP status, 0 for no answer. */
export async function post(state: ResendState, url: string, svixId: string, body: string): Promise<number> {
  const timestamp = Math.floor(Date.now() / 1000);
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "user-agent": "Svix-Webhooks/1.0",
    "svix-id": svixId,
    "svix-timestamp": String(timestamp),
  };
  const secret = state.switches.webhook_secret;
  if (secret !== null) headers["svix-signature"] = `v1,${sign(secret, `${svixId}.${timestamp}.${body}`)}`;
  return (await state.outbound.send({ method: "POST", url, headers, body })).status;
}

function sign(secret: string, text: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return createHmac("sha256", key).update(text).digest("base64");
}

function payload(type: string, mail: Mail): Record<string, unknown> {
  const details: Record<string, Record<string, unknown>> = {
    "email.bounced": {
      bounce: { type: "Permanent", subType: "General", message: "The recipient's mailbox does not exist." },
    },
    "email.suppressed": { suppressed: { type: "OnAccountSuppressionList", message: "The recipient is suppressed." } },
    "email.failed": { failed: { reason: "simulated" } },
  };
  return {
    type,
    created_at: new Date().toISOString(),
    data: {
      email_id: mail.id,
      message_id: `<${mail.id}@simulator>`,
      created_at: new Date(mail.at).toISOString(),
      from: mail.from,
      to: mail.to,
      subject: mail.subject,
      tags: Object.fromEntries(mail.tags.map((tag) => [tag.name, tag.value])),
      ...details[type],
    },
  };
}

function setEvent(state: ResendState, mail: Mail, event: string): void {
  mail.lastEvent = event;
  state.journal.append({ kind: "event", at: Date.now(), id: mail.id, event });
  state.changed.publish(mail.id);
}
