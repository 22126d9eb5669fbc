import { eatDateTime } from "../eat.ts";
import type { Journal } from "../journal.ts";
import type { Outbound } from "../outbound.ts";
import { createDelayQueue } from "../delay-queue.ts";
import type { Inbox } from "./inbox.ts";
import { OUTCOMES, type ReportStep } from "./outcomes.ts";
import type { OnfonSwitches } from "./settings.ts";

/** A message whose reports are still to come; kept small, since there may be a hundred thousand. */
export type Reportable = { id: string; number: string; start: string; submittedAt: number };

type Pending = Reportable & { steps: readonly ReportStep[]; index: number; attempt: number };

/** One push as the control API may order it; what is missing is left out of the call. */
export type ReportPush = {
  messageId?: string;
  mobile?: string;
  status?: string;
  errorCode?: string;
  submitDate?: string;
  doneDate?: string;
  shortMessage?: string;
  [name: string]: string | undefined;
};

export type Reports = {
  /** The outcome's reports will be pushed, each after its delay. */
  schedule: (message: Reportable, outcome: string, extraMs?: number) => void;
  /** The first report is pushed now, before anything else happens; the rest follow as usual. */
  pushFirst: (message: Reportable, outcome: string) => Promise<void>;
  push: (push: ReportPush, method?: string) => Promise<number>;
  waiting: () => number;
  sent: () => number;
  clear: () => void;
};

export type ReportParts = { switches: OnfonSwitches; outbound: Outbound; journal: Journal; inbox: Inbox };

/** Pushes delivery reports to the app, a bounded number at a time, and tries again while the app is away. */
export function createReports({ switches, outbound, journal, inbox }: ReportParts): Reports {
  const queue = createDelayQueue<Pending>(() => switches.report_concurrency, send);
  let sent = 0;

  function delayMs(step: ReportStep): number {
    if (step.wait === "absent") return switches.absent_delay_ms;
    const spread = switches.report_delay_max_ms - switches.report_delay_min_ms;
    return switches.report_delay_min_ms + Math.random() * Math.max(0, spread);
  }

  function advance(pending: Pending): void {
    const step = pending.steps[pending.index + 1];
    if (step === undefined) return;
    queue.add({ ...pending, index: pending.index + 1, attempt: 0 }, delayMs(step));
  }

  function describe(pending: Pending, step: ReportStep): ReportPush {
    return {
      messageId: pending.id,
      mobile: pending.number.replace("+", ""),
      status: step.status,
      errorCode: step.code,
      submitDate: eatDateTime(pending.submittedAt),
      doneDate: eatDateTime(Date.now()),
      shortMessage: switches.report_quoted ? `'${pending.start}'` : pending.start,
    };
  }

  async function call(push: ReportPush, method = switches.report_method): Promise<number> {
    if (switches.report_url === null) return 0;
    const query = encode(push);
    if (method === "POST") {
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      return (await outbound.send({ method: "POST", url: switches.report_url, headers, body: query })).status;
    }
    const join = switches.report_url.includes("?") ? "&" : "?";
    return (await outbound.send({ method: "GET", url: `${switches.report_url}${join}${query}` })).status;
  }

  async function send(pending: Pending): Promise<void> {
    const step = pending.steps[pending.index];
    if (step === undefined) return;
    if (pending.attempt === 0) inbox.report(pending.id, pending.number, step.status);
    const push = describe(pending, step);
    let status = await call(push);
    for (let copy = 0; copy < switches.report_duplicates; copy += 1) status = await call(push);
    if (status >= 200 && status < 300) {
      sent += 1;
      const final = pending.index === pending.steps.length - 1;
      journal.append({ kind: "report", at: Date.now(), id: pending.id, status: step.status, http: status, final });
      advance(pending);
      return;
    }
    if (!switches.report_retry || pending.attempt >= switches.report_retry_times) {
      journal.append({ kind: "report_lost", at: Date.now(), id: pending.id, status: step.status, http: status });
      advance(pending);
      return;
    }
    const backoffMs = switches.report_retry_first_ms * 2 ** Math.min(pending.attempt, 10);
    queue.add({ ...pending, attempt: pending.attempt + 1 }, Math.min(switches.report_retry_max_ms, backoffMs));
  }

  function begin(message: Reportable, outcome: string): Pending | null {
    const steps = OUTCOMES[outcome] ?? [];
    if (steps.length === 0) return null;
    return { ...message, steps: switches.report_disorder ? steps.toReversed() : steps, index: 0, attempt: 0 };
  }

  return {
    schedule(message, outcome, extraMs = 0) {
      const pending = begin(message, outcome);
      const step = pending?.steps[0];
      if (pending !== null && step !== undefined) queue.add(pending, extraMs + delayMs(step));
    },
    async pushFirst(message, outcome) {
      const pending = begin(message, outcome);
      if (pending !== null) await send(pending);
    },
    async push(push, method) {
      const status = await call(push, method);
      journal.append({ kind: "report_pushed", at: Date.now(), push, http: status });
      return status;
    },
    waiting: queue.size,
    sent: () => sent,
    clear: queue.clear,
  };
}

function encode(push: ReportPush): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(push)) {
    if (value !== undefined) pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  }
  return pairs.join("&");
}
