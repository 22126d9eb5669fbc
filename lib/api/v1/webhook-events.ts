import { webhookEvents, type WebhookEvent } from "#/db/enums.ts";

export type WebhookEventContract = {
  name: WebhookEvent;
  /** When it is sent. */
  meaning: string;
  /** An example of the envelope's `data`. */
  data: Record<string, unknown>;
};

const message = {
  message_id: "msg_01k9zq3w6m8v2n4r5t7y9b1d3f",
  status: "delivered",
  reason: null,
  recipient: "254712345678",
  segments: 1,
  cost: 1,
  currency: "KES",
  reference: "visit-1042",
  sent_at: "2026-03-02T07:15:02.000Z",
  delivered_at: "2026-03-02T07:15:07.000Z",
};

const topUp = {
  transaction_id: "TXN-20260302-0001",
  status: "completed",
  reason: null,
  amount: 1000,
  currency: "KES",
  payment_method: "mpesa",
  mpesa_receipt: "UC21ABCD34",
  completed_at: "2026-03-02T07:15:22.000Z",
};

const sender = {
  sender_id: "AFYACLINIC",
  id: "snd_01k9zq3w6m8v2n4r5t7y9b1d3f",
  status: "approved",
  reason: null,
  decided_at: "2026-03-02T09:00:00.000Z",
};

const contracts: Record<WebhookEvent, Omit<WebhookEventContract, "name">> = {
  "balance.updated": {
    meaning:
      "The balance changed: at once after money came in, and at most every 10 seconds for what messages cost. amount_added is below 0 for deductions.",
    data: {
      old_balance: 50,
      new_balance: 1050,
      amount_added: 1000,
      transaction_id: "TXN-20260302-0001",
      currency: "KES",
    },
  },
  "balance.low": {
    meaning: "The balance fell below your threshold. Once per crossing.",
    data: { balance: 96, threshold: 100, units: 96, currency: "KES" },
  },
  "message.sent": {
    meaning: "The network took the message.",
    data: { ...message, status: "sent", delivered_at: null },
  },
  "message.delivered": { meaning: "The message is on the phone.", data: message },
  "message.failed": {
    meaning: "The message was not delivered. reason says why.",
    data: { ...message, status: "undelivered", reason: "absent_subscriber", delivered_at: null },
  },
  "message.received": {
    meaning: "Somebody sent a message to your number.",
    data: {
      message_id: "msg_01k9zq3w6m8v2n4r5t7y9b1d3g",
      sender: "254712345678",
      recipient: "22345",
      message: "YES",
      received_at: "2026-03-02T07:20:00.000Z",
    },
  },
  "topup.completed": { meaning: "A payment arrived and stands in the wallet.", data: topUp },
  "topup.failed": {
    meaning: "A top-up ended without money. reason says why.",
    data: { ...topUp, status: "cancelled", reason: "cancelled_by_user", mpesa_receipt: null, completed_at: null },
  },
  "campaign.completed": {
    meaning: "All messages of a campaign have ended.",
    data: {
      campaign_id: "cmp_01k9zq3w6m8v2n4r5t7y9b1d3f",
      status: "sent",
      messages_sent: 250,
      cost: 250,
      currency: "KES",
    },
  },
  "sender_id.approved": { meaning: "A sender ID may be used from now on.", data: sender },
  "sender_id.rejected": {
    meaning: "A sender ID was not approved. reason says why.",
    data: { ...sender, status: "rejected", reason: "The name belongs to another organisation." },
  },
};

/** Every webhook event with its meaning and an example of its data: for documents, forms and test events. */
export const webhookEventContracts: readonly WebhookEventContract[] = webhookEvents.map((name) => ({
  name,
  ...contracts[name],
}));

/** An example of the data of this event. */
export function sampleDataOf(event: WebhookEvent): Record<string, unknown> {
  return contracts[event].data;
}
