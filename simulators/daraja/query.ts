import { json, parseObject, type Call, type Reply } from "../http.ts";
import { resultText } from "./outcomes.ts";
import { refuseCredentials } from "./push.ts";
import { invalidField, refusal } from "./replies.ts";
import type { DarajaState } from "./state.ts";

/** Answers the status of a push; codes are strings here, and pending has two forms. */
export function queryPrompt(state: DarajaState, call: Call): Reply {
  if (spikes(state)) return refusal(429, "500.003.02", "Error Occurred: Spike Arrest Violation");
  const body = parseObject(call.body);
  if (body === null) return refusal(400, "400.002.05", "Invalid Request Payload");
  const refused = refuseCredentials(state, body);
  if (refused !== null) return refused;
  const prompt = state.prompts.get(String(body.CheckoutRequestID));
  if (prompt === undefined) return invalidField("CheckoutRequestID");
  const pending = prompt.state !== "done" || prompt.queryPending || prompt.code === null;
  if (pending && state.switches.pending_form !== "4999") {
    return refusal(500, "500.001.1001", "The transaction is being processed");
  }
  return json(200, {
    ResponseCode: "0",
    ResponseDescription: "The service request has been accepted successsfully",
    MerchantRequestID: prompt.merchantRequestId,
    CheckoutRequestID: prompt.id,
    ResultCode: pending ? "4999" : String(prompt.code),
    ResultDesc: pending ? "The transaction is still under processing" : resultText(prompt.code ?? ""),
  });
}

function spikes(state: DarajaState): boolean {
  if (state.switches.queries_per_second === 0) return false;
  const second = Math.floor(Date.now() / 1000);
  if (state.spike.second !== second) state.spike = { second, queries: 0 };
  state.spike.queries += 1;
  return state.spike.queries > state.switches.queries_per_second;
}
