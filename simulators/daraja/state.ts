import { createFaultPlan, type FaultPlan } from "../faults.ts";
import { openJournal, type Entry, type Journal } from "../journal.ts";
import { createOutbound, type Outbound } from "../outbound.ts";
import { createTopic, type Topic } from "../topic.ts";
import { makeReceipt, type Payment, type Prompt, type Registration } from "./records.ts";
import { defaultSwitches, type DarajaAccount, type DarajaOptions, type DarajaSwitches } from "./settings.ts";

export type Handset = { off: boolean; noFunds: boolean };

export type DarajaState = {
  account: DarajaAccount;
  switches: DarajaSwitches;
  faults: FaultPlan;
  journal: Journal;
  outbound: Outbound;
  tokens: Map<string, number>;
  prompts: Map<string, Prompt>;
  payments: Map<string, Payment>;
  registrations: Map<string, Registration>;
  handsets: Map<string, Handset>;
  /** The last callback body of a prompt, to send again on demand. */
  lastCallbacks: Map<string, string>;
  pullRegistered: boolean;
  timers: Set<NodeJS.Timeout>;
  /** Phones on whose screen something changed. */
  changed: Topic<string>;
  spike: { second: number; queries: number };
};

export const DARAJA_FAULTS = ["hang", "reset", "http", "html", "spike", "empty_500"] as const;

const TAIL_BYTES = 32 * 1024 * 1024;
const KEPT_PROMPTS = 20_000;

/** Opens the journal and takes up prompts, payments and registered URLs where the last run stopped. */
export async function openDarajaState(options: DarajaOptions): Promise<DarajaState> {
  const journal = await openJournal(`${options.directory}/daraja.jsonl`);
  const { consumerKey, consumerSecret, passkey, shortcode, till } = options;
  const state: DarajaState = {
    account: { consumerKey, consumerSecret, passkey, shortcode, till },
    switches: defaultSwitches(options),
    faults: createFaultPlan(DARAJA_FAULTS),
    journal,
    outbound: createOutbound({ sockets: 256, keepAlive: false }),
    tokens: new Map(),
    prompts: new Map(),
    payments: new Map(),
    registrations: new Map(),
    handsets: new Map(),
    lastCallbacks: new Map(),
    pullRegistered: false,
    timers: new Set(),
    changed: createTopic(),
    spike: { second: 0, queries: 0 },
  };
  for (const entry of await journal.readTail(TAIL_BYTES)) reload(state, entry);
  if (options.c2bConfirmationUrl) {
    state.registrations.set(shortcode, {
      shortcode,
      version: 2,
      responseType: "Completed",
      confirmationUrl: options.c2bConfirmationUrl,
      validationUrl: options.c2bValidationUrl ?? "",
    });
  }
  return state;
}

function reload(state: DarajaState, entry: Entry): void {
  if (entry.kind === "prompt") keepPrompt(state, entry.prompt as Prompt);
  if (entry.kind === "payment") {
    const payment = entry.payment as Payment;
    state.payments.set(payment.receipt, payment);
  }
  if (entry.kind === "registered") {
    const registration = entry.registration as Registration;
    state.registrations.set(registration.shortcode, registration);
  }
  if (entry.kind === "reset") {
    state.prompts.clear();
    state.payments.clear();
  }
}

/** The prompt as it stands now is remembered, here and in the journal. */
export function savePrompt(state: DarajaState, prompt: Prompt): void {
  keepPrompt(state, prompt);
  state.journal.append({ kind: "prompt", at: Date.now(), prompt });
  state.changed.publish(prompt.phone);
}

function keepPrompt(state: DarajaState, prompt: Prompt): void {
  state.prompts.set(prompt.id, prompt);
  if (state.prompts.size <= KEPT_PROMPTS) return;
  const oldest = state.prompts.keys().next().value;
  if (oldest === undefined) return;
  state.prompts.delete(oldest);
  state.lastCallbacks.delete(oldest);
}

/** Money has moved and is on disk; gives the payment with its new receipt. */
export async function savePayment(state: DarajaState, paid: Omit<Payment, "receipt" | "reversed">): Promise<Payment> {
  let receipt = makeReceipt(paid.at);
  while (state.payments.has(receipt)) receipt = makeReceipt(paid.at);
  const payment: Payment = { ...paid, receipt, reversed: false };
  await updatePayment(state, payment);
  return payment;
}

export async function updatePayment(state: DarajaState, payment: Payment): Promise<void> {
  state.payments.set(payment.receipt, payment);
  state.journal.append({ kind: "payment", at: Date.now(), payment });
  await state.journal.flush();
  state.changed.publish(payment.phone);
}

export function saveRegistration(state: DarajaState, registration: Registration): void {
  state.registrations.set(registration.shortcode, registration);
  state.journal.append({ kind: "registered", at: Date.now(), registration });
}

/** Runs something later, unless the simulator stops first. */
export function later(state: DarajaState, delayMs: number, work: () => unknown): void {
  const timer = setTimeout(() => {
    state.timers.delete(timer);
    void Promise.resolve(work());
  }, delayMs);
  timer.unref();
  state.timers.add(timer);
}
