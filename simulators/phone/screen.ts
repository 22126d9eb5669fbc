import type { Payment } from "../daraja/records.ts";
import { openPromptOn } from "../daraja/push.ts";
import { eatDateTime } from "../eat.ts";
import { showMsisdn } from "../msisdn.ts";
import type { Worlds } from "../pages.ts";

export type Bubble = {
  id: string;
  text: string;
  at: number;
  direction: "in" | "out";
  status: string;
  arrived: boolean;
};

export type Conversation = { sender: string; at: number; messages: Bubble[] };

export type Screen = {
  number: string;
  shown: string;
  off: boolean;
  no_funds: boolean;
  conversations: Conversation[];
  prompt: { id: string; amount: string; business: string; account: string; expires_at: number; phone: string } | null;
};

/** What a phone shows now: its SMS by sender, latest first, and the M-Pesa prompt if one is open. */
export function screenOf(worlds: Worlds, number: string): Screen {
  const handset = worlds.daraja?.handsets.get(number);
  const off = worlds.onfon?.switches.switched_off.includes(number) === true || handset?.off === true;
  const open = worlds.daraja === null ? null : openPromptOn(worlds.daraja, number);
  const shown = showMsisdn(number);
  return {
    number,
    shown,
    off,
    no_funds: handset?.noFunds === true,
    conversations: conversationsOf(worlds, number),
    prompt:
      open === null || open.state !== "shown" || off
        ? null
        : {
            id: open.id,
            amount: money(open.amount),
            business: worlds.daraja?.switches.business_name ?? "",
            account: open.account,
            expires_at: open.expiresAt,
            phone: shown,
          },
  };
}

function conversationsOf(worlds: Worlds, number: string): Conversation[] {
  const bySender = new Map<string, Bubble[]>();
  const add = (sender: string, bubble: Bubble): void => {
    bySender.set(sender, [...(bySender.get(sender) ?? []), bubble]);
  };
  const now = Date.now();
  for (const sms of worlds.onfon?.inbox.ofNumber(number) ?? []) {
    const { id, text, at, direction, status, arrives } = sms;
    if (at <= now) add(sms.sender, { id, text, at, direction, status, arrived: arrives });
  }
  for (const payment of worlds.daraja?.payments.values() ?? []) {
    if (payment.phone === number) add("M-PESA", notice(worlds, payment));
  }
  return [...bySender]
    .map(([sender, messages]) => ({ sender, at: messages.at(-1)?.at ?? 0, messages }))
    .toSorted((a, b) => b.at - a.at);
}

function notice(worlds: Worlds, payment: Payment): Bubble {
  const business = worlds.daraja?.switches.business_name ?? "";
  const [date, time] = eatDateTime(payment.at).split(" ");
  const text = `${payment.receipt} Confirmed. ${money(payment.amount)} paid to ${business} for account ${payment.account} on ${date} at ${time?.slice(0, 5)}.`;
  return { id: payment.receipt, text, at: payment.at, direction: "in", status: "paid", arrived: true };
}

function money(amount: number): string {
  return `KES ${amount.toLocaleString("en-KE", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}
