import { answerControl } from "../control.ts";
import { json, listen, type Answer, type Call, type Reply } from "../http.ts";
import { onfonControls, resetOnfon } from "./controls.ts";
import { judgeAccount } from "./request.ts";
import type { OnfonOptions } from "./settings.ts";
import { openOnfonState, type OnfonState } from "./state.ts";
import { codeReply, envelope, submit } from "./submit.ts";
import { printCredits } from "./wallet.ts";

export type OnfonSimulator = { url: string; state: OnfonState; stop: () => Promise<void> };

/** A server that behaves like Onfon's REST v1 listens on the loopback address. */
export async function startOnfon(options: OnfonOptions): Promise<OnfonSimulator> {
  const state = await openOnfonState(options);
  const listener = await listen(answerOnfon(state), options.port);
  return {
    url: listener.url,
    state,
    async stop() {
      state.reports.clear();
      await listener.close();
      state.outbound.close();
      await state.journal.close();
    },
  };
}

function answerOnfon(state: OnfonState): Answer {
  const control = {
    name: "onfon",
    journal: state.journal,
    switches: state.switches,
    faults: state.faults,
    reset: () => resetOnfon(state),
    own: (call: Call, path: string) => onfonControls(state, call, path),
  };
  return async (call) =>
    (call.path.startsWith("/__sim/") ? await answerControl(control, call) : null) ?? route(state, call);
}

function route(state: OnfonState, call: Call): Reply | Promise<Reply> {
  if (call.headers.accesskey !== state.account.accessKey) return json(401, { message: "Unauthenticated." });
  if (overLimit(state)) return json(429, { message: "Too Many Attempts." }, { "retry-after": "1" });
  if (call.path === "/v1/sms/SendBulkSMS") {
    return call.method === "POST" ? submit(state, call) : json(405, { message: "Method not allowed" });
  }
  if (call.path === "/v1/sms/Balance" || call.path === "/v1/sms/MessageStatus") {
    return call.method === "GET" ? read(state, call) : json(405, { message: "Method not allowed" });
  }
  return json(404, { message: "Not found" });
}

function read(state: OnfonState, call: Call): Reply {
  const fault = state.faults.take(call.path);
  if (fault?.kind === "hang" || fault?.kind === "reset") return fault.kind;
  if (fault?.kind === "http_500") return json(fault.status ?? 500, { message: "Server Error" });
  if (fault?.kind === "http_502_html")
    return { status: 502, headers: { "content-type": "text/html" }, body: "<h1>502</h1>" };
  if (fault?.kind === "http_429") return json(429, { message: "Too Many Attempts." });
  if (fault?.kind === "code") return codeReply(state, Number(fault.code ?? 6));
  const code = judgeAccount(call.query.get("ApiKey"), call.query.get("ClientId"), state.account, state.switches);
  if (code !== 0) return codeReply(state, code);
  if (call.path.endsWith("Balance")) {
    return envelope(state, 0, [{ PluginType: "SMS", Credits: printCredits(state.wallet) }]);
  }
  const sms = state.inbox.find(call.query.get("MessageId") ?? "");
  if (sms === null) return codeReply(state, 41);
  return envelope(state, 0, { MessageId: sms.id, MobileNumber: sms.number, Status: sms.status });
}

function overLimit(state: OnfonState): boolean {
  if (state.switches.requests_per_second === 0) return false;
  const second = Math.floor(Date.now() / 1000);
  if (state.window.second !== second) state.window = { second, requests: 0 };
  state.window.requests += 1;
  return state.window.requests > state.switches.requests_per_second;
}
