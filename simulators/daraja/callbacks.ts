import { eatCompact } from "../eat.ts";
import type { OutboundAnswer } from "../outbound.ts";
import type { Outcome } from "./outcomes.ts";
import { resultText } from "./outcomes.ts";
import type { Prompt } from "./records.ts";
import type { DarajaState } from "./state.ts";

/** The callback of a push: numbers as numbers, no metadata on failure. */
export function stkCallback(prompt: Prompt, manner: Outcome["manner"]): string {
  const code = prompt.code ?? 0;
  const amount = manner === "wrong_amount" ? prompt.amount + 1 : prompt.amount;
  const metadata = {
    CallbackMetadata: {
      Item: [
        { Name: "Amount", Value: amount },
        { Name: "MpesaReceiptNumber", Value: prompt.receipt },
        { Name: "Balance" },
        { Name: "TransactionDate", Value: Number(eatCompact(prompt.doneAt ?? prompt.at)) },
        { Name: "PhoneNumber", Value: Number(prompt.phone) },
      ],
    },
  };
  return JSON.stringify({
    Body: {
      stkCallback: {
        MerchantRequestID: prompt.merchantRequestId,
        CheckoutRequestID: manner === "unknown_id" ? `ws_CO_unknown_${prompt.id.slice(-12)}` : prompt.id,
        ResultCode: code,
        ResultDesc: resultText(code),
        ...(code === 0 ? metadata : {}),
      },
    },
  });
}

/** Posts a callback as the switches say: maybe never, maybe more than once, maybe again after a failure. */
export async function postCallback(
  state: DarajaState,
  label: string,
  url: string,
  body: string,
): Promise<OutboundAnswer> {
  const { switches } = state;
  if (Math.random() < switches.drop_callbacks) {
    state.journal.append({ kind: "callback", at: Date.now(), label, http: null, dropped: true });
    return { status: 0, body: "dropped" };
  }
  let answer = await postWithRetries(state, label, url, body);
  for (let copy = 0; copy < switches.duplicate_callbacks; copy += 1) {
    answer = await postWithRetries(state, label, url, body);
  }
  return answer;
}

async function postWithRetries(state: DarajaState, label: string, url: string, body: string): Promise<OutboundAnswer> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await post(state, url, body);
    state.journal.append({ kind: "callback", at: Date.now(), label, http: answer.status, attempt });
    const good = answer.status >= 200 && answer.status < 300;
    if (good || attempt >= state.switches.callback_retry_times) return answer;
    await new Promise((resolve) => setTimeout(resolve, state.switches.callback_retry_ms).unref());
  }
}

export function post(state: DarajaState, url: string, body: string, timeoutMs = 15_000): Promise<OutboundAnswer> {
  const headers = { "content-type": "application/json" };
  const source = state.switches.source_address;
  const elsewhere = source === "127.0.0.1" ? {} : { source };
  return state.outbound.send({ method: "POST", url, headers, body, timeoutMs, ...elsewhere });
}
