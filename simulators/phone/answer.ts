import { payBill } from "../daraja/c2b.ts";
import { readPayment } from "../daraja/controls.ts";
import { settle } from "../daraja/prompts.ts";
import { json, parseObject, redirect, type Call, type Reply } from "../http.ts";
import { parseMsisdn } from "../msisdn.ts";
import { pushInbound } from "../onfon/inbound.ts";
import type { Worlds } from "../pages.ts";
import { stream } from "../sse.ts";
import { choosePage, phonePage } from "./page.ts";
import { screenOf } from "./screen.ts";

type Body = Record<string, unknown>;

/** Answers `/phone…`: the page to choose a number, one phone, and what is done on it. */
export async function answerPhone(worlds: Worlds, call: Call, rest: readonly string[]): Promise<Reply> {
  const [wanted, action] = rest;
  if (wanted === undefined || wanted === "") return choose(worlds, call);
  const number = parseMsisdn(wanted);
  if (number === null) return choosePage(worlds, wanted);
  if (number !== wanted && call.method === "GET" && action === undefined) return redirect(`/phone/${number}`);
  if (call.method === "GET") return show(worlds, call, number, action);
  const body = parseObject(call.body);
  if (body === null) return json(400, { message: "The body is a JSON object" });
  return act(worlds, number, action, body);
}

function choose(worlds: Worlds, call: Call): Reply {
  const asked = call.query.get("number");
  const number = asked === null ? null : parseMsisdn(asked);
  return number === null ? choosePage(worlds, asked) : redirect(`/phone/${number}`);
}

function show(worlds: Worlds, call: Call, number: string, action: string | undefined): Reply {
  if (action === undefined) return phonePage(worlds, number);
  if (action === "state") return json(200, screenOf(worlds, number));
  if (action !== "events") return json(404, { message: "Not found" });
  return stream(
    call,
    () => screenOf(worlds, number),
    (changed) => {
      const listen = (changedNumber: string): void => {
        if (changedNumber === number) changed();
      };
      const ends = [worlds.onfon?.inbox.changed.subscribe(listen), worlds.daraja?.changed.subscribe(listen)];
      return () => {
        for (const end of ends) end?.();
      };
    },
  );
}

async function act(worlds: Worlds, number: string, action: string | undefined, body: Body): Promise<Reply> {
  if (action === "prompt") return answerPrompt(worlds, body);
  if (action === "handset") return setHandset(worlds, number, body);
  if (action === "paybill" && worlds.daraja !== null) {
    const paid = readPayment(worlds.daraja, { ...body, msisdn: number });
    if (paid === null) return json(400, { message: "Enter an account and an amount in whole shillings" });
    return json(200, await payBill(worlds.daraja, paid));
  }
  if (action === "reply" && worlds.onfon !== null) {
    if (typeof body.to !== "string" || body.to === "" || typeof body.text !== "string" || body.text === "") {
      return json(400, { message: "Enter a recipient and a text" });
    }
    return json(200, await pushInbound(worlds.onfon, { from: number, to: body.to, text: body.text }));
  }
  return json(404, { message: "Not found" });
}

function answerPrompt({ daraja }: Worlds, body: Body): Reply {
  const prompt = daraja?.prompts.get(String(body.id));
  if (daraja === null || prompt === undefined) return json(404, { message: "No such prompt" });
  if (prompt.state === "done") return json(409, { message: "The prompt has ended" });
  const pin = String(body.pin ?? "");
  if (body.action !== "cancel" && !/^\d{4}$/.test(pin)) return json(400, { message: "Enter four digits" });
  const code = body.action === "cancel" ? 1032 : pin === "0000" ? 2001 : 0;
  void settle(daraja, prompt.id, { code });
  return json(200, { ok: true });
}

function setHandset({ onfon, daraja }: Worlds, number: string, body: Body): Reply {
  const off = body.off === true;
  daraja?.handsets.set(number, { off, noFunds: body.no_funds === true });
  if (onfon !== null) {
    const others = onfon.switches.switched_off.filter((one) => one !== number);
    onfon.switches.switched_off = off ? [...others, number] : others;
  }
  daraja?.changed.publish(number);
  onfon?.inbox.changed.publish(number);
  return json(200, { ok: true });
}
