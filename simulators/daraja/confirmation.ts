import { createHash } from "node:crypto";
import { eatCompact } from "../eat.ts";
import { postCallback } from "./callbacks.ts";
import type { Payment, Registration } from "./records.ts";
import type { DarajaState } from "./state.ts";

/** The C2B payload: hashed number for version 1, masked for version 2; the account's balance only when confirming. */
export function c2bPayload(
  state: DarajaState,
  payment: Payment,
  registration: Registration,
  confirming: boolean,
): string {
  const [first, middle, last] = payment.names;
  return JSON.stringify({
    TransactionType: "Pay Bill",
    TransID: payment.receipt,
    TransTime: eatCompact(payment.at),
    TransAmount: payment.amount.toFixed(2),
    BusinessShortCode: payment.shortcode,
    BillRefNumber: payment.account,
    InvoiceNumber: "",
    OrgAccountBalance: confirming ? accountBalance(state).toFixed(2) : "",
    ThirdPartyTransID: "",
    MSISDN: registration.version === 1 ? hashed(payment.phone) : masked(payment.phone),
    FirstName: first,
    MiddleName: middle,
    LastName: last,
  });
}

/** Posts the confirmation to the registered URL; the HTTP status, or null when none is registered. */
export async function confirmPayment(state: DarajaState, payment: Payment): Promise<number | null> {
  const registration = state.registrations.get(payment.shortcode);
  if (registration === undefined || registration.confirmationUrl === "") return null;
  const body = c2bPayload(state, payment, registration, true);
  return (await postCallback(state, payment.receipt, registration.confirmationUrl, body)).status;
}

function accountBalance(state: DarajaState): number {
  let sum = 0;
  for (const payment of state.payments.values()) if (!payment.reversed) sum += payment.amount;
  return sum;
}

function hashed(phone: string): string {
  return createHash("sha256").update(phone).digest("hex");
}

function masked(phone: string): string {
  return `${phone.slice(0, 5)}****${phone.slice(-3)}`;
}
