import { json, parseObject, type Call, type Reply } from "../http.ts";
import { parseMsisdn } from "../msisdn.ts";
import { payBill, type PaybillPayment } from "./c2b.ts";
import { confirmPayment } from "./confirmation.ts";
import { ACTION_NAMES, findOutcome } from "./outcomes.ts";
import { resendCallback, settle } from "./prompts.ts";
import { saveRegistration, type DarajaState } from "./state.ts";

/** Daraja's own controls under `/__sim/`; null for a path that is none of them. */
export async function darajaControls(state: DarajaState, call: Call, path: string): Promise<Reply | null> {
  const route = `${call.method} ${path}`;
  const phone = call.query.get("phone");
  if (route === "GET prompts") {
    const all = [...state.prompts.values()].reverse();
    return json(200, { prompts: all.filter((prompt) => phone === null || prompt.phone === phone).slice(0, 500) });
  }
  if (route === "GET payments" || route === "GET messages") {
    const all = [...state.payments.values()].reverse();
    return json(200, { payments: all.filter((payment) => phone === null || payment.phone === phone) });
  }
  if (route === "GET registrations") return json(200, { registrations: [...state.registrations.values()] });
  if (route === "PUT registrations") return register(state, call);
  if (route === "POST tokens/expire") {
    state.tokens.clear();
    return json(200, { ok: true });
  }
  if (route === "POST c2b") return makePayment(state, call);
  if (route === "PUT handset") {
    const body = parseObject(call.body);
    const number = parseMsisdn(String(body?.phone));
    if (number === null) return json(400, { message: "phone is needed" });
    state.handsets.set(number, { off: body?.off === true, noFunds: body?.no_funds === true });
    return json(200, { phone: number, ...state.handsets.get(number) });
  }
  const prompt = /^POST prompts\/([\w-]+)$/.exec(route)?.[1];
  if (prompt !== undefined) return act(state, prompt, String(parseObject(call.body)?.action));
  const receipt = /^POST payments\/(\w+)\/confirm$/.exec(route)?.[1];
  const payment = receipt === undefined ? undefined : state.payments.get(receipt);
  if (receipt !== undefined) {
    return payment === undefined
      ? json(404, { message: "No such payment" })
      : json(200, { confirmation: await confirmPayment(state, payment) });
  }
  return null;
}

async function act(state: DarajaState, id: string, action: string): Promise<Reply> {
  if (!state.prompts.has(id)) return json(404, { message: "No such prompt" });
  if (action === "ignore") return json(200, { settled: false });
  if (action === "resend") {
    const status = await resendCallback(state, id);
    return status === null ? json(409, { message: "No callback was sent yet" }) : json(200, { callback: status });
  }
  const outcome = findOutcome(action);
  if (outcome === null) {
    return json(400, {
      message: `action is one of ${ACTION_NAMES.join(", ")}, resend, a result code or a magic ending`,
    });
  }
  const settled = await settle(state, id, outcome);
  const prompt = state.prompts.get(id);
  return settled ? json(200, { settled, prompt }) : json(409, { message: "The prompt has ended", prompt });
}

function register(state: DarajaState, call: Call): Reply {
  const body = parseObject(call.body);
  if (typeof body?.confirmation_url !== "string") return json(400, { message: "confirmation_url is needed" });
  saveRegistration(state, {
    shortcode: state.account.shortcode,
    version: body.version === 1 ? 1 : 2,
    responseType: body.response_type === "Cancelled" ? "Cancelled" : "Completed",
    confirmationUrl: body.confirmation_url,
    validationUrl: typeof body.validation_url === "string" ? body.validation_url : "",
  });
  return json(200, { registrations: [...state.registrations.values()] });
}

async function makePayment(state: DarajaState, call: Call): Promise<Reply> {
  const body = parseObject(call.body) ?? {};
  const paid = readPayment(state, body);
  if (paid === null) return json(400, { message: "account, amount (whole KES) and msisdn are needed" });
  const times = Number(body.confirm_times ?? 1);
  const result = await payBill(state, paid);
  if (result.status === "completed") {
    const payment = state.payments.get(result.receipt);
    for (let count = 1; count < times && payment !== undefined; count += 1) await confirmPayment(state, payment);
  }
  return json(200, result);
}

/** A Paybill payment from a form or a control call; null when something is missing. */
export function readPayment(state: DarajaState, body: Record<string, unknown>): PaybillPayment | null {
  const amount = Number(body.amount);
  const msisdn = parseMsisdn(String(body.msisdn ?? ""));
  if (typeof body.account !== "string" || !Number.isInteger(amount) || amount < 1 || msisdn === null) return null;
  const name = (value: unknown, usual: string): string => (typeof value === "string" ? value : usual);
  return {
    account: body.account.trim(),
    amount,
    msisdn,
    shortcode: typeof body.shortcode === "string" ? body.shortcode : state.account.shortcode,
    names: [name(body.first_name, "ASHA"), name(body.middle_name, ""), name(body.last_name, "")],
    skipValidation: body.skip_validation === true,
  };
}

/** Forgets prompts, payments, timers and faults; registered URLs and the journal stay. */
export function resetDaraja(state: DarajaState): void {
  state.journal.append({ kind: "reset", at: Date.now() });
  for (const timer of state.timers) clearTimeout(timer);
  state.timers.clear();
  state.prompts.clear();
  state.payments.clear();
  state.handsets.clear();
  state.lastCallbacks.clear();
  state.faults.clear();
}
