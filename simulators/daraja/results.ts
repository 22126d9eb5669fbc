import { randomUUID } from "node:crypto";
import { eatCompact } from "../eat.ts";
import { json, parseObject, type Call, type Reply } from "../http.ts";
import { postCallback } from "./callbacks.ts";
import type { Payment } from "./records.ts";
import { invalidField, refusal } from "./replies.ts";
import { later, updatePayment, type DarajaState } from "./state.ts";

type Parameter = { Key: string; Value: string | number };
type Result = { code: number | string; description: string; parameters: Parameter[] };
type Judge = (state: DarajaState, body: Record<string, unknown>) => Promise<Result>;

/** Acknowledges a transaction status query; the result is posted later. */
export function askStatus(state: DarajaState, call: Call): Reply {
  return acknowledge(state, call, "TransactionStatusQuery", judgeStatus);
}

/** Acknowledges a reversal; the result is posted later. */
export function askReversal(state: DarajaState, call: Call): Reply {
  return acknowledge(state, call, "TransactionReversal", judgeReversal);
}

function acknowledge(state: DarajaState, call: Call, command: string, judge: Judge): Reply {
  const body = parseObject(call.body);
  if (body === null) return refusal(400, "400.002.05", "Invalid Request Payload");
  if (body.CommandID !== command) return invalidField("CommandID");
  for (const field of ["Initiator", "SecurityCredential", "ResultURL", "QueueTimeOutURL", "Remarks"]) {
    if (typeof body[field] !== "string" || body[field] === "") return invalidField(field);
  }
  const ids = {
    OriginatorConversationID: randomUUID(),
    ConversationID: `AG_${eatCompact(Date.now())}_${randomUUID().slice(0, 12)}`,
  };
  later(state, state.switches.result_delay_ms, async () => {
    const late = state.switches.queue_timeout;
    const result: Result = late
      ? { code: 1, description: "The request timed out in the queue.", parameters: [] }
      : await judged(state, body, judge);
    const url = String(late ? body.QueueTimeOutURL : body.ResultURL);
    await postCallback(state, ids.ConversationID, url, resultBody(ids, result));
  });
  return json(200, { ...ids, ResponseCode: "0", ResponseDescription: "Accept the service request successfully." });
}

function judged(state: DarajaState, body: Record<string, unknown>, judge: Judge): Promise<Result> {
  const { initiator } = state.switches;
  if (initiator !== null && body.Initiator !== initiator) {
    return Promise.resolve({ code: 2001, description: "The initiator information is invalid.", parameters: [] });
  }
  return judge(state, body);
}

function resultBody(ids: { OriginatorConversationID: string; ConversationID: string }, result: Result): string {
  return JSON.stringify({
    Result: {
      ResultType: 0,
      ResultCode: result.code,
      ResultDesc: result.description,
      ...ids,
      TransactionID: `U${randomUUID().replaceAll("-", "").slice(0, 9).toUpperCase()}`,
      ...(result.parameters.length === 0 ? {} : { ResultParameters: { ResultParameter: result.parameters } }),
    },
  });
}

function judgeStatus(state: DarajaState, body: Record<string, unknown>): Promise<Result> {
  const payment = state.payments.get(String(body.TransactionID));
  if (payment === undefined) {
    return Promise.resolve({
      code: 2032,
      description: "The transaction receipt number does not exist.",
      parameters: [],
    });
  }
  return Promise.resolve({
    code: 0,
    description: "The service request is processed successfully.",
    parameters: [
      { Key: "ReceiptNo", Value: payment.receipt },
      { Key: "TransactionStatus", Value: payment.reversed ? "Reversed" : "Completed" },
      { Key: "Amount", Value: payment.amount },
      { Key: "FinalisedTime", Value: Number(eatCompact(payment.at)) },
      { Key: "DebitPartyName", Value: `${payment.phone} - ${payment.names.filter((name) => name !== "").join(" ")}` },
      { Key: "CreditPartyName", Value: `${payment.shortcode} - ${state.switches.business_name}` },
    ],
  });
}

async function judgeReversal(state: DarajaState, body: Record<string, unknown>): Promise<Result> {
  const payment = state.payments.get(String(body.TransactionID));
  const fail = (code: string | number, description: string): Result => ({ code, description, parameters: [] });
  if (payment === undefined) return fail("R000002", "The OriginalTransactionID is invalid.");
  if (payment.reversed) return fail("R000001", "The transaction has already been reversed.");
  const amount = Number(body.Amount);
  if (!(amount >= 1 && amount <= payment.amount)) return fail(1, "The balance is insufficient for the transaction.");
  const reversed: Payment = { ...payment, reversed: true };
  await updatePayment(state, reversed);
  return {
    code: 0,
    description: "The service request is processed successfully.",
    parameters: [
      { Key: "Amount", Value: amount },
      { Key: "OriginalTransactionID", Value: payment.receipt },
      { Key: "TransCompletedTime", Value: Number(eatCompact(Date.now())) },
      { Key: "CreditPartyPublicName", Value: payment.phone },
    ],
  };
}
