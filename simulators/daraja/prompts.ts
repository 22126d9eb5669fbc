import { postCallback, stkCallback } from "./callbacks.ts";
import { confirmPayment } from "./confirmation.ts";
import { findOutcome, type Outcome } from "./outcomes.ts";
import type { Prompt } from "./records.ts";
import { later, savePayment, savePrompt, type DarajaState } from "./state.ts";

/** Decides what happens to a new prompt by itself: a forced outcome, the default action, or the time-out. */
export function startPrompt(state: DarajaState, prompt: Prompt, forced: Outcome | null): void {
  const { switches } = state;
  savePrompt(state, prompt);
  if (forced !== null) {
    if (forced.manner !== "before_answer")
      later(state, switches.outcome_delay_ms, () => settle(state, prompt.id, forced));
    return;
  }
  if (state.handsets.get(prompt.phone)?.off === true) {
    later(state, switches.outcome_delay_ms, () => settle(state, prompt.id, { code: 1037 }));
    return;
  }
  const usual = switches.default_action === null ? null : findOutcome(switches.default_action);
  if (usual !== null) later(state, switches.default_action_after_ms, () => settle(state, prompt.id, usual));
  awaitTimeout(state, prompt);
}

/** The prompt ends in 1037 when nobody answers it in time; also for prompts left by an earlier run. */
export function awaitTimeout(state: DarajaState, prompt: Prompt): void {
  later(state, Math.max(0, prompt.expiresAt - Date.now()), () => settle(state, prompt.id, { code: 1037 }));
}

/** Ends a prompt once: money moves if it is paid, then the callback goes out. False when it had ended already. */
export async function settle(state: DarajaState, id: string, outcome: Outcome): Promise<boolean> {
  const open = state.prompts.get(id);
  if (open === undefined || open.state === "done") return false;
  const { manner } = outcome;
  const noFunds = outcome.code === 0 && state.handsets.get(open.phone)?.noFunds === true;
  const code = noFunds ? 1 : outcome.code;
  const waits = manner === "late" || manner === "limbo";
  const prompt: Prompt = { ...open, state: "done", code, doneAt: Date.now(), queryPending: waits };
  savePrompt(state, prompt);
  await finish(state, prompt, manner);
  return true;
}

async function finish(state: DarajaState, ended: Prompt, manner: Outcome["manner"]): Promise<void> {
  const prompt = ended.code === 0 && manner !== "limbo" ? await takeMoney(state, ended) : ended;
  const { switches } = state;
  if (manner === "none" || manner === "limbo") {
    await state.journal.flush();
    return;
  }
  if (manner === "late") {
    later(state, switches.late_callback_ms, async () => {
      savePrompt(state, { ...prompt, queryPending: false });
      await send(state, prompt, manner);
    });
    return;
  }
  if (switches.callback_delay_ms > 0) {
    later(state, switches.callback_delay_ms, () => send(state, prompt, manner));
    return;
  }
  await send(state, prompt, manner);
}

async function takeMoney(state: DarajaState, prompt: Prompt): Promise<Prompt> {
  const payment = await savePayment(state, {
    phone: prompt.phone,
    amount: prompt.amount,
    shortcode: prompt.shortcode,
    account: prompt.account,
    source: "push",
    at: prompt.doneAt ?? Date.now(),
    names: ["ASHA", "", "OTIENO"],
  });
  const paid = { ...prompt, receipt: payment.receipt };
  savePrompt(state, paid);
  if (state.switches.push_confirms) void confirmPayment(state, payment);
  return paid;
}

async function send(state: DarajaState, prompt: Prompt, manner: Outcome["manner"]): Promise<void> {
  const body = stkCallback(prompt, manner);
  state.lastCallbacks.set(prompt.id, body);
  await postCallback(state, prompt.id, prompt.callbackUrl, body);
  if (manner === "twice") await postCallback(state, prompt.id, prompt.callbackUrl, body);
  if (manner === "paid_after_cancel") {
    later(state, state.switches.outcome_delay_ms, async () => {
      await finish(state, { ...prompt, code: 0, doneAt: Date.now() }, undefined);
    });
  }
}

/** Sends the last callback of a prompt once more. */
export async function resendCallback(state: DarajaState, id: string): Promise<number | null> {
  const prompt = state.prompts.get(id);
  const body = state.lastCallbacks.get(id);
  if (prompt === undefined || body === undefined) return null;
  return (await postCallback(state, id, prompt.callbackUrl, body)).status;
}
