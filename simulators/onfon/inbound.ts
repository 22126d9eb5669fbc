import { randomUUID } from "node:crypto";
import { eatDateTime } from "../eat.ts";
import type { OutboundAnswer } from "../outbound.ts";
import type { OnfonState } from "./state.ts";

export type InboundSms = { from: string; to: string; text: string; id?: string };

const OPT_OUT_CODE = /^\*456\*9\*5#$/;

/** Pushes an SMS written on a phone to the app, in the method and under the names the switches ask for. */
export async function pushInbound(state: OnfonState, sms: InboundSms): Promise<OutboundAnswer & { id: string }> {
  const id = sms.id ?? randomUUID();
  const at = Date.now();
  if (OPT_OUT_CODE.test(sms.text.trim())) {
    state.switches.opted_out = [...new Set([...state.switches.opted_out, sms.from])];
    return { id, status: 0, body: "opted out at the network" };
  }
  state.journal.append({ kind: "inbound", at, id, number: sms.from, to: sms.to, text: sms.text });
  const { number, sender } = { number: sms.from, sender: sms.to };
  state.inbox.add({
    id,
    number,
    sender,
    text: sms.text,
    at,
    direction: "out",
    segments: 1,
    status: "sent",
    arrives: true,
  });
  const answer = await deliver(state, { ...sms, id, time: eatDateTime(at) });
  state.journal.append({ kind: "inbound_pushed", at: Date.now(), id, http: answer.status });
  return { id, ...answer };
}

async function deliver(state: OnfonState, values: Record<string, string>): Promise<OutboundAnswer> {
  const { inbound_url: url, inbound_method, inbound_style, inbound_fields } = state.switches;
  if (url === null) return { status: 0, body: "no inbound_url" };
  const named: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const field = inbound_fields[name];
    if (field !== undefined) named[field] = value;
  }
  const query = new URLSearchParams(named).toString();
  if (inbound_method !== "POST") {
    return state.outbound.send({ method: "GET", url: `${url}${url.includes("?") ? "&" : "?"}${query}` });
  }
  const asJson = inbound_style === "json";
  return state.outbound.send({
    method: "POST",
    url,
    headers: { "content-type": asJson ? "application/json" : "application/x-www-form-urlencoded" },
    body: asJson ? JSON.stringify(named) : query,
  });
}
