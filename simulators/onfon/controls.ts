import { json, parseObject, type Call, type Reply } from "../http.ts";
import { pushInbound } from "./inbound.ts";
import type { OnfonState } from "./state.ts";
import { OPENING_CREDITS_E4, printCredits, toE4 } from "./wallet.ts";

/** Onfon's own controls under `/__sim/`; null for a path that is none of them. */
export async function onfonControls(state: OnfonState, call: Call, path: string): Promise<Reply | null> {
  const route = `${call.method} ${path}`;
  if (route === "GET stats") return json(200, stats(state));
  if (route === "GET messages") return json(200, { messages: listMessages(state, call.query) });
  if (route === "GET wallet") return json(200, wallet(state));
  if (route === "PUT wallet") {
    const credits = parseObject(call.body)?.credits;
    if (typeof credits !== "number") return json(400, { message: "credits is an amount in KES" });
    setCredits(state, toE4(credits));
    return json(200, wallet(state));
  }
  if (route === "POST reports") {
    const body = parseObject(call.body);
    if (body === null) return json(400, { message: "The body is a JSON object of parameters" });
    const { method, times, ...fields } = body;
    const push = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
    const statuses: number[] = [];
    for (let count = 0; count < Number(times ?? 1); count += 1) {
      statuses.push(await state.reports.push(push, typeof method === "string" ? method : undefined));
    }
    return json(200, { statuses });
  }
  if (route === "POST inbound") {
    const body = parseObject(call.body);
    if (typeof body?.from !== "string" || typeof body.to !== "string" || typeof body.text !== "string") {
      return json(400, { message: "from, to and text are needed" });
    }
    const id = typeof body.id === "string" ? { id: body.id } : {};
    return json(200, await pushInbound(state, { from: body.from, to: body.to, text: body.text, ...id }));
  }
  return null;
}

/** Forgets messages, waiting reports and faults and gives the credits back; the journal stays. */
export function resetOnfon(state: OnfonState): void {
  state.journal.append({ kind: "reset", at: Date.now() });
  state.inbox.clear();
  state.reports.clear();
  state.faults.clear();
  state.accepted = 0;
  setCredits(state, OPENING_CREDITS_E4);
}

function setCredits(state: OnfonState, creditsE4: number): void {
  state.wallet.creditsE4 = creditsE4;
  state.journal.append({ kind: "wallet", at: Date.now(), credits_e4: creditsE4 });
}

function wallet(state: OnfonState): { credits: number; printed: string } {
  return { credits: state.wallet.creditsE4 / 10_000, printed: printCredits(state.wallet) };
}

function stats(state: OnfonState): Record<string, number> {
  return {
    accepted: state.accepted,
    reports_waiting: state.reports.waiting(),
    reports_sent: state.reports.sent(),
    rss_mb: Math.round(process.memoryUsage.rss() / 1024 / 1024),
  };
}

function listMessages(state: OnfonState, query: URLSearchParams): unknown[] {
  const number = query.get("number");
  const limit = Number(query.get("limit") ?? "100");
  return number === null ? state.inbox.recent(limit) : state.inbox.ofNumber(number).slice(-limit).toReversed();
}
