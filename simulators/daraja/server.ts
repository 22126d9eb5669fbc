import { answerControl } from "../control.ts";
import { json, listen, type Answer, type Call, type Reply } from "../http.ts";
import { registerUrls, simulateC2b } from "./c2b.ts";
import { darajaControls, resetDaraja } from "./controls.ts";
import { awaitTimeout } from "./prompts.ts";
import { pullTransactions, registerPull } from "./pull.ts";
import { pushPrompt } from "./push.ts";
import { queryPrompt } from "./query.ts";
import { refusal } from "./replies.ts";
import { askReversal, askStatus } from "./results.ts";
import type { DarajaOptions } from "./settings.ts";
import { openDarajaState, type DarajaState } from "./state.ts";
import { issueToken, refuseBearer } from "./token.ts";

export type DarajaSimulator = { url: string; state: DarajaState; stop: () => Promise<void> };

type Route = (state: DarajaState, call: Call) => Reply | Promise<Reply>;

const ROUTES: Record<string, Route> = {
  "/mpesa/stkpush/v1/processrequest": pushPrompt,
  "/mpesa/stkpushquery/v1/query": queryPrompt,
  "/mpesa/c2b/v1/registerurl": (state, call) => registerUrls(state, call, 1),
  "/mpesa/c2b/v2/registerurl": (state, call) => registerUrls(state, call, 2),
  "/mpesa/c2b/v1/simulate": simulateC2b,
  "/mpesa/c2b/v2/simulate": simulateC2b,
  "/mpesa/transactionstatus/v1/query": askStatus,
  "/mpesa/reversal/v1/request": askReversal,
  "/pulltransactions/v1/register": registerPull,
  "/pulltransactions/v1/query": pullTransactions,
};

const TOKEN_PATH = "/oauth/v1/generate";
const PULL_PATH = "/pulltransactions/v1/query";

/** A server that behaves like Daraja listens on the loopback address. */
export async function startDaraja(options: DarajaOptions): Promise<DarajaSimulator> {
  const state = await openDarajaState(options);
  const listener = await listen(answerDaraja(state), options.port);
  for (const prompt of state.prompts.values()) if (prompt.state !== "done") awaitTimeout(state, prompt);
  return {
    url: listener.url,
    state,
    async stop() {
      for (const timer of state.timers) clearTimeout(timer);
      await listener.close();
      state.outbound.close();
      await state.journal.close();
    },
  };
}

function answerDaraja(state: DarajaState): Answer {
  const control = {
    name: "daraja",
    journal: state.journal,
    switches: state.switches,
    faults: state.faults,
    reset: () => resetDaraja(state),
    own: (call: Call, path: string) => darajaControls(state, call, path),
  };
  return async (call) =>
    (call.path.startsWith("/__sim/") ? await answerControl(control, call) : null) ?? route(state, call);
}

async function route(state: DarajaState, call: Call): Promise<Reply> {
  const fault = state.faults.take(call.path);
  if (fault !== null && fault.delay_ms > 0) await pause(fault.delay_ms);
  if (fault !== null && fault.accepts !== true) return broken(fault.kind, fault.status);
  const { answer_delay_ms } = state.switches;
  const reply = await rightReply(state, call);
  if (answer_delay_ms > 0) await pause(answer_delay_ms);
  return fault === null ? reply : broken(fault.kind, fault.status);
}

function rightReply(state: DarajaState, call: Call): Reply | Promise<Reply> {
  if (call.path === TOKEN_PATH) {
    return call.method === "GET" ? issueToken(state, call) : refusal(405, "405.001", "Method Not Allowed");
  }
  const found = ROUTES[call.path];
  if (found === undefined) return refusal(404, "404.001.01", "Resource not found");
  if (call.method !== "POST" && call.path !== PULL_PATH) return refusal(405, "405.001", "Method Not Allowed");
  return refuseBearer(state, call) ?? found(state, call);
}

function broken(kind: string, status: number | null): Reply {
  if (kind === "hang" || kind === "reset") return kind;
  if (kind === "spike") return refusal(status ?? 429, "500.003.02", "Error Occurred: Spike Arrest Violation");
  if (kind === "html")
    return { status: status ?? 503, headers: { "content-type": "text/html" }, body: "<h1>Service Unavailable</h1>" };
  if (kind === "empty_500") return { status: status ?? 500, body: "" };
  return status === null ? refusal(500, "500.003.1001", "Internal Server Error") : json(status, { message: "Error" });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
