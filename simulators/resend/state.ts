import { createDelayQueue, type DelayQueue } from "../delay-queue.ts";
import { createFaultPlan, type FaultPlan } from "../faults.ts";
import { openJournal, type Journal } from "../journal.ts";
import { createOutbound, type Outbound } from "../outbound.ts";
import { createTopic, type Topic } from "../topic.ts";
import type { Reply } from "../http.ts";
import type { Mail } from "./mail.ts";
import { defaultSwitches, type ResendOptions, type ResendSwitches } from "./settings.ts";
import { pushEvent, type EventPush } from "./events.ts";

export type Remembered = { hash: string; at: number; reply: Reply | null };

export type ResendState = {
  apiKey: string;
  switches: ResendSwitches;
  faults: FaultPlan;
  journal: Journal;
  outbound: Outbound;
  mails: Map<string, Mail>;
  /** First answers by idempotency key; null while the first call is still running. */
  remembered: Map<string, Remembered>;
  pushes: DelayQueue<EventPush>;
  window: { startedAt: number; requests: number };
  changed: Topic<string>;
};

export const RESEND_FAULTS = [
  "hang",
  "reset",
  "internal_server_error",
  "application_error",
  "rate_limit_exceeded",
  "html",
] as const;

const KEPT = 500;
const TAIL_BYTES = 64 * 1024 * 1024;

/** Opens the journal and takes the mails of the last run up again. */
export async function openResendState(options: ResendOptions): Promise<ResendState> {
  const journal = await openJournal(`${options.directory}/resend.jsonl`);
  const state: ResendState = {
    apiKey: options.apiKey,
    switches: defaultSwitches(options),
    faults: createFaultPlan(RESEND_FAULTS),
    journal,
    outbound: createOutbound({ sockets: 32, keepAlive: true }),
    mails: new Map(),
    remembered: new Map(),
    pushes: createDelayQueue<EventPush>(
      () => 16,
      (push) => pushEvent(state, push),
    ),
    window: { startedAt: 0, requests: 0 },
    changed: createTopic(),
  };
  for (const entry of await journal.readTail(TAIL_BYTES)) {
    if (entry.kind === "mail") keep(state, entry.mail as Mail);
    const mail = entry.kind === "event" ? state.mails.get(String(entry.id)) : undefined;
    if (mail !== undefined) mail.lastEvent = String(entry.event);
    if (entry.kind === "idempotency") state.remembered.set(String(entry.key), entry.remembered as Remembered);
    if (entry.kind === "reset") state.mails.clear();
  }
  return state;
}

/** The mail is in the mailbox and in the journal. */
export function saveMail(state: ResendState, mail: Mail): void {
  keep(state, mail);
  state.journal.append({ kind: "mail", at: mail.at, mail });
  state.changed.publish(mail.id);
}

function keep(state: ResendState, mail: Mail): void {
  state.mails.set(mail.id, mail);
  const oldest = state.mails.keys().next().value;
  if (state.mails.size > KEPT && oldest !== undefined) state.mails.delete(oldest);
}
