import { createFaultPlan, type FaultPlan } from "../faults.ts";
import { openJournal, type Entry, type Journal } from "../journal.ts";
import { createOutbound, type Outbound } from "../outbound.ts";
import { createInbox, type Inbox } from "./inbox.ts";
import { arrives } from "./outcomes.ts";
import { createReports, type Reports } from "./reports.ts";
import { asGsm } from "./segments.ts";
import { defaultSwitches, type OnfonAccount, type OnfonOptions, type OnfonSwitches } from "./settings.ts";
import { ONFON_FAULTS } from "./submit.ts";
import { OPENING_CREDITS_E4, type Wallet } from "./wallet.ts";

export type OnfonState = {
  account: OnfonAccount;
  switches: OnfonSwitches;
  faults: FaultPlan;
  journal: Journal;
  wallet: Wallet;
  inbox: Inbox;
  reports: Reports;
  outbound: Outbound;
  /** Messages accepted since the start. */
  accepted: number;
  window: { second: number; requests: number };
};

const TAIL_BYTES = 8 * 1024 * 1024;

/** Opens the journal and takes up where the last run stopped: credits, phones, and reports not yet delivered. */
export async function openOnfonState(options: OnfonOptions): Promise<OnfonState> {
  const switches = defaultSwitches(options);
  const journal = await openJournal(`${options.directory}/onfon.jsonl`);
  const outbound = createOutbound({ sockets: 64, keepAlive: true });
  const inbox = createInbox();
  const state: OnfonState = {
    account: { apiKey: options.apiKey, clientId: options.clientId, accessKey: options.accessKey },
    switches,
    faults: createFaultPlan(ONFON_FAULTS),
    journal,
    wallet: { creditsE4: OPENING_CREDITS_E4 },
    inbox,
    reports: createReports({ switches, outbound, journal, inbox }),
    outbound,
    accepted: 0,
    window: { second: 0, requests: 0 },
  };
  reload(state, await journal.readTail(TAIL_BYTES));
  return state;
}

function reload(state: OnfonState, entries: readonly Entry[]): void {
  const unreported = new Map<string, Entry>();
  const statuses = new Map<string, string>();
  for (const entry of entries) {
    const id = String(entry.id);
    if (entry.kind === "accepted") unreported.set(id, entry);
    if (entry.kind === "report" || entry.kind === "report_lost") {
      statuses.set(id, String(entry.status));
      if (entry.final === true || entry.kind === "report_lost") unreported.delete(id);
    }
    if (entry.kind === "reset") unreported.clear();
    if (typeof entry.credits_e4 === "number") state.wallet.creditsE4 = entry.credits_e4;
  }
  for (const entry of entries) {
    if (entry.kind !== "accepted" && entry.kind !== "inbound") continue;
    const inward = entry.kind === "accepted";
    const text = String(entry.text);
    state.inbox.add({
      id: String(entry.id),
      number: String(entry.number),
      sender: String(inward ? entry.sender : entry.to),
      text: inward && entry.unicode !== true ? asGsm(text) : text,
      at: entry.at,
      direction: inward ? "in" : "out",
      segments: Number(entry.segments ?? 1),
      status: inward ? (statuses.get(String(entry.id)) ?? "accepted") : "sent",
      arrives: !inward || arrives(String(entry.outcome)),
    });
  }
  for (const entry of unreported.values()) {
    const message = {
      id: String(entry.id),
      number: String(entry.number),
      start: String(entry.text).slice(0, 20),
      submittedAt: entry.at,
    };
    state.reports.schedule(message, String(entry.outcome));
  }
}
