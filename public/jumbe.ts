// The typed client of the Jumbe API, generated from its contract. Copy it into your project; it needs nothing but fetch.

export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** Stable; each has a page at doc_url. */
  code: string;
  /** The field it is about. */
  param: string | null;
  request_id: string;
  doc_url: string;
  /** All wrong fields, where there are several. */
  errors?: {
    param: string;
    message: string;
    code?: string;
  }[];
  [name: string]: unknown;
};

export type SmsSendInput = {
  /** Phone number of the recipient, in any usual form: 0712345678, +254712345678. */
  recipient?: string | number;
  /** Up to 1,000 phone numbers. Bad, suppressed and repeated ones come back as rejected rows that cost nothing. */
  recipients?: (string | number)[];
  /** The text, at most 10 segments. */
  message?: string;
  /** Up to 1,000 recipients with a text each, in place of recipients. Each is measured and priced on its own. */
  messages?: ({
    recipient: string | number;
    /** The text, at most 10 segments. */
    message: string;
  })[];
  /** Sender ID to send from; without it your first approved one. */
  sender?: string;
  /** What the message is, if you want it checked: a sender ID is of one class only. */
  traffic_class?: "transactional" | "promotional";
  /** Your own reference; it comes back in status and webhooks. */
  reference?: string;
  /** When to send: an ISO time with offset, or without one in your time zone; at most 90 days ahead. The price is reserved at once. */
  schedule_at?: string;
  /** The status events of this request's messages go to this address too, beside your webhook endpoints. It becomes an endpoint without events; rotate its secret to learn it. */
  callback_url?: string;
  /** True: the same verdict, price and errors, but nothing is sent, charged or kept. */
  dry_run?: boolean;
};

export type SmsSendAnswer = {
  /** Where the message is; it only moves forward. */
  status: "scheduled" | "queued" | "sending" | "unconfirmed" | "sent" | "undelivered" | "failed" | "delivered" | "rejected" | "cancelled";
  /** Where one recipient was named; a dry run makes none. */
  message_id?: string;
  segments: number;
  /** Amount in KES. */
  cost: number;
  /** What can be spent after it. */
  balance: number;
  currency: "KES";
  /** When it leaves, where that is later than now. */
  scheduled_at?: string;
  /** What you should know about it, e.g. why it waits. */
  notice?: string;
  dry_run?: true;
  recipients?: ({
    recipient: string;
    /** Also of a rejected row; a dry run makes none. */
    message_id?: string;
    /** Where the message is; it only moves forward. */
    status: "scheduled" | "queued" | "sending" | "unconfirmed" | "sent" | "undelivered" | "failed" | "delivered" | "rejected" | "cancelled";
    segments: number;
    /** Amount in KES. */
    cost: number;
    error?: {
      code: string;
      message: string;
    };
  })[];
};

export type SmsStatusInput = {
  /** The message's id. */
  id: string;
};

export type SmsStatusAnswer = {
  message_id: string;
  /** Where the message is; it only moves forward. */
  status: "scheduled" | "queued" | "sending" | "unconfirmed" | "sent" | "undelivered" | "failed" | "delivered" | "rejected" | "cancelled";
  /** Why it stands where it stands, e.g. absent_subscriber, opted_out. */
  reason: string | null;
  recipient: string;
  sender: string;
  segments: number;
  /** Amount in KES. */
  cost: number;
  currency: "KES";
  reference: string | null;
  /** `none` when the network has said nothing for 72 hours after it was sent. */
  report_state: string | null;
  /** Time in UTC. */
  accepted_at: string;
  /** When it may leave, where that is later than its acceptance. */
  scheduled_at: string | null;
  sent_at: string | null;
  delivered_at: string | null;
  /** When nothing more was expected to happen to it. */
  ended_at: string | null;
};

export type SmsHistoryInput = {
  /** Accepted on or after. A day (YYYY-MM-DD) in your time zone, or an ISO time. */
  from_date?: string;
  /** Accepted on or before. A day (YYYY-MM-DD) in your time zone, or an ISO time. */
  to_date?: string;
  /** Only messages that stand there now. */
  status?: "scheduled" | "queued" | "sending" | "unconfirmed" | "sent" | "undelivered" | "failed" | "delivered" | "rejected" | "cancelled";
  /** Only messages from this sender ID. */
  sender?: string;
  /** Only messages to this phone, in any usual form. */
  recipient?: string;
  /** Only messages of requests with this reference of yours. */
  reference?: string;
  /** Rows of a page, 1 to 100. */
  limit?: number;
  /** The next_cursor of the page before; without it the first page. */
  cursor?: string;
  /** Which page, from 1. */
  page?: number;
  /** Rows of a page, 1 to 100. */
  per_page?: number;
};

export type SmsHistoryAnswer = {
  data: ({
    message_id: string;
    /** Where the message is; it only moves forward. */
    status: "scheduled" | "queued" | "sending" | "unconfirmed" | "sent" | "undelivered" | "failed" | "delivered" | "rejected" | "cancelled";
    /** Why it stands where it stands, e.g. absent_subscriber, opted_out. */
    reason: string | null;
    recipient: string;
    sender: string;
    segments: number;
    /** Amount in KES. */
    cost: number;
    currency: "KES";
    reference: string | null;
    /** `none` when the network has said nothing for 72 hours after it was sent. */
    report_state: string | null;
    /** Time in UTC. */
    accepted_at: string;
    /** When it may leave, where that is later than its acceptance. */
    scheduled_at: string | null;
    sent_at: string | null;
    delivered_at: string | null;
    /** When nothing more was expected to happen to it. */
    ended_at: string | null;
  })[];
  /** Where the next page begins; null at the end. */
  next_cursor: string | null;
  meta?: {
    current_page: number;
    per_page: number;
    total: number;
  };
};

export type SmsStatisticsInput = {
  /** First day (YYYY-MM-DD) in your time zone, or an ISO time. */
  from_date?: string;
  /** Last day (YYYY-MM-DD) in your time zone, or an ISO time. */
  to_date?: string;
};

export type SmsStatisticsAnswer = {
  /** Time in UTC. */
  from: string;
  /** The first moment after the period. */
  to: string;
  total: number;
  /** All but rejected, cancelled and scheduled ones. */
  messages_sent: number;
  delivered: number;
  /** Failed and undelivered ones. */
  failed: number;
  /** Amount in KES. */
  cost: number;
  currency: "KES";
  by_status: {
    scheduled: number;
    queued: number;
    sending: number;
    unconfirmed: number;
    sent: number;
    undelivered: number;
    failed: number;
    delivered: number;
    rejected: number;
    cancelled: number;
  };
};

export type MessagesSendInput = {
  /** The road it takes. Only sms is available yet. */
  channel: "sms" | "whatsapp" | "email";
  /** Phone number of the recipient, in any usual form: 0712345678, +254712345678. */
  recipient?: string | number;
  /** Up to 1,000 phone numbers. Bad, suppressed and repeated ones come back as rejected rows that cost nothing. */
  recipients?: (string | number)[];
  /** The text, at most 10 segments. */
  message?: string;
  /** Up to 1,000 recipients with a text each, in place of recipients. Each is measured and priced on its own. */
  messages?: ({
    recipient: string | number;
    /** The text, at most 10 segments. */
    message: string;
  })[];
  /** Sender ID to send from; without it your first approved one. */
  sender?: string;
  /** What the message is, if you want it checked: a sender ID is of one class only. */
  traffic_class?: "transactional" | "promotional";
  /** Your own reference; it comes back in status and webhooks. */
  reference?: string;
  /** When to send: an ISO time with offset, or without one in your time zone; at most 90 days ahead. The price is reserved at once. */
  schedule_at?: string;
  /** The status events of this request's messages go to this address too, beside your webhook endpoints. It becomes an endpoint without events; rotate its secret to learn it. */
  callback_url?: string;
  /** True: the same verdict, price and errors, but nothing is sent, charged or kept. */
  dry_run?: boolean;
};

export type MessagesSendAnswer = {
  /** Where the message is; it only moves forward. */
  status: "scheduled" | "queued" | "sending" | "unconfirmed" | "sent" | "undelivered" | "failed" | "delivered" | "rejected" | "cancelled";
  /** Where one recipient was named; a dry run makes none. */
  message_id?: string;
  segments: number;
  /** Amount in KES. */
  cost: number;
  /** What can be spent after it. */
  balance: number;
  currency: "KES";
  /** When it leaves, where that is later than now. */
  scheduled_at?: string;
  /** What you should know about it, e.g. why it waits. */
  notice?: string;
  dry_run?: true;
  recipients?: ({
    recipient: string;
    /** Also of a rejected row; a dry run makes none. */
    message_id?: string;
    /** Where the message is; it only moves forward. */
    status: "scheduled" | "queued" | "sending" | "unconfirmed" | "sent" | "undelivered" | "failed" | "delivered" | "rejected" | "cancelled";
    segments: number;
    /** Amount in KES. */
    cost: number;
    error?: {
      code: string;
      message: string;
    };
  })[];
};

export type MessagesListInput = {
  /** Accepted on or after. A day (YYYY-MM-DD) in your time zone, or an ISO time. */
  from_date?: string;
  /** Accepted on or before. A day (YYYY-MM-DD) in your time zone, or an ISO time. */
  to_date?: string;
  /** Only messages that stand there now. */
  status?: "scheduled" | "queued" | "sending" | "unconfirmed" | "sent" | "undelivered" | "failed" | "delivered" | "rejected" | "cancelled";
  /** Only messages from this sender ID. */
  sender?: string;
  /** Only messages to this phone, in any usual form. */
  recipient?: string;
  /** Only messages of requests with this reference of yours. */
  reference?: string;
  /** Rows of a page, 1 to 100. */
  limit?: number;
  /** The next_cursor of the page before; without it the first page. */
  cursor?: string;
};

export type MessagesListAnswer = {
  data: ({
    message_id: string;
    /** Where the message is; it only moves forward. */
    status: "scheduled" | "queued" | "sending" | "unconfirmed" | "sent" | "undelivered" | "failed" | "delivered" | "rejected" | "cancelled";
    /** Why it stands where it stands, e.g. absent_subscriber, opted_out. */
    reason: string | null;
    recipient: string;
    sender: string;
    segments: number;
    /** Amount in KES. */
    cost: number;
    currency: "KES";
    reference: string | null;
    /** `none` when the network has said nothing for 72 hours after it was sent. */
    report_state: string | null;
    /** Time in UTC. */
    accepted_at: string;
    /** When it may leave, where that is later than its acceptance. */
    scheduled_at: string | null;
    sent_at: string | null;
    delivered_at: string | null;
    /** When nothing more was expected to happen to it. */
    ended_at: string | null;
  })[];
  /** Where the next page begins; null at the end. */
  next_cursor: string | null;
};

export type MessagesGetInput = {
  /** The message's id. */
  id: string;
};

export type MessagesGetAnswer = {
  message_id: string;
  /** Where the message is; it only moves forward. */
  status: "scheduled" | "queued" | "sending" | "unconfirmed" | "sent" | "undelivered" | "failed" | "delivered" | "rejected" | "cancelled";
  /** Why it stands where it stands, e.g. absent_subscriber, opted_out. */
  reason: string | null;
  recipient: string;
  sender: string;
  segments: number;
  /** Amount in KES. */
  cost: number;
  currency: "KES";
  reference: string | null;
  /** `none` when the network has said nothing for 72 hours after it was sent. */
  report_state: string | null;
  /** Time in UTC. */
  accepted_at: string;
  /** When it may leave, where that is later than its acceptance. */
  scheduled_at: string | null;
  sent_at: string | null;
  delivered_at: string | null;
  /** When nothing more was expected to happen to it. */
  ended_at: string | null;
  channel: "sms";
  /** The text; null when it has been erased. */
  message: string | null;
  transactions: ({
    transaction_id: string;
    type: "topup" | "deduction" | "refund" | "adjustment";
    direction: "credit" | "debit";
    /** Amount in KES. */
    amount: number;
    /** Messages the line is for: a request has one line for all of them. */
    messages: number;
    description: string;
    /** Time in UTC. */
    created_at: string;
  })[];
};

export type MessagesCancelInput = {
  /** The message's id. */
  id: string;
};

export type MessagesCancelAnswer = {
  message_id: string;
  /** Where the message is; it only moves forward. */
  status: "scheduled" | "queued" | "sending" | "unconfirmed" | "sent" | "undelivered" | "failed" | "delivered" | "rejected" | "cancelled";
  /** Why it stands where it stands, e.g. absent_subscriber, opted_out. */
  reason: string | null;
  recipient: string;
  sender: string;
  segments: number;
  /** Amount in KES. */
  cost: number;
  currency: "KES";
  reference: string | null;
  /** `none` when the network has said nothing for 72 hours after it was sent. */
  report_state: string | null;
  /** Time in UTC. */
  accepted_at: string;
  /** When it may leave, where that is later than its acceptance. */
  scheduled_at: string | null;
  sent_at: string | null;
  delivered_at: string | null;
  /** When nothing more was expected to happen to it. */
  ended_at: string | null;
  refund: {
    transaction_id: string;
    /** Amount in KES. */
    amount: number;
    /** What can be spent after it. */
    balance: number;
  } | null;
};

export type OptOutsListInput = {
  /** Rows of a page, 1 to 100. */
  limit?: number;
  /** The next_cursor of the page before; without it the first page. */
  cursor?: string;
};

export type OptOutsListAnswer = {
  data: ({
    id: string;
    /** Null when the number has been erased; it stays suppressed. */
    phone_number: string | null;
    /** Who put it there: a call of the API, a member in the portal, or the network's report. */
    source: "api" | "portal" | "network";
    /** Time in UTC. */
    created_at: string;
  })[];
  /** Where the next page begins; null at the end. */
  next_cursor: string | null;
};

export type OptOutsAddInput = {
  /** The phone, in any usual form. */
  phone_number: string | number;
};

export type OptOutsAddAnswer = {
  id: string;
  /** Null when the number has been erased; it stays suppressed. */
  phone_number: string | null;
  /** Who put it there: a call of the API, a member in the portal, or the network's report. */
  source: "api" | "portal" | "network";
  /** Time in UTC. */
  created_at: string;
};

export type OptOutsRemoveInput = {
  /** The phone, in any usual form. */
  phone_number: string;
};

export type OptOutsRemoveAnswer = {
  id: string;
  /** Null when the number has been erased; it stays suppressed. */
  phone_number: string | null;
  /** Who put it there: a call of the API, a member in the portal, or the network's report. */
  source: "api" | "portal" | "network";
  /** Time in UTC. */
  created_at: string;
};

export type ClientBalanceAnswer = {
  /** Amount in KES. */
  balance: number;
  currency: "KES";
  units: number;
  /** Amount in KES. */
  price_per_unit: number;
};

export type ClientStatisticsAnswer = {
  /** Accepted and neither rejected, cancelled nor scheduled. */
  messages_sent: number;
  /** Deducted for them and not refunded, in KES. */
  cost: number;
  delivered: number;
  /** Failed or undelivered. */
  failed: number;
  top_ups: number;
  /** Amount in KES. */
  total_topped_up: number;
  /** Delivered of sent, 0 to 1; null when nothing was sent. */
  delivery_rate: number | null;
  /** Amount in KES. */
  balance: number;
  currency: "KES";
};

export type ClientProfileAnswer = {
  client_id: number;
  tenant_id: string;
  name: string;
  contact_name: string;
  email: string;
  phone: string;
  status: "pending_verification" | "pending_approval" | "active" | "suspended" | "rejected" | "closed";
  tier: "free" | "basic" | "premium" | "enterprise";
  rate_limit_per_minute: number;
  /** Amount in KES. */
  price_per_unit: number;
  currency: "KES";
  /** What a payer types as the Paybill account. */
  account_number: string;
  time_zone: string;
  language: string;
  /** Time in UTC. */
  created_at: string;
};

export type WalletBalanceAnswer = {
  /** Amount in KES. */
  balance: number;
  /** Amount in KES. */
  reserved: number;
  currency: "KES";
  units: number;
  /** Amount in KES. */
  price_per_unit: number;
  mode: "live" | "test";
  /** Your own Onfon account; null while you send through ours. */
  onfon: null;
};

export type WalletTransactionsInput = {
  /** A day in your time zone or a time. */
  from_date?: string;
  /** A day, itself included, or a time. */
  to_date?: string;
  /** A type, or credit or debit for the direction. */
  type?: "topup" | "deduction" | "refund" | "adjustment" | "credit" | "debit";
  status?: "pending" | "processing" | "completed" | "failed" | "cancelled" | "expired" | "reversed";
  /** An id, a reference or a receipt. */
  search?: string;
  /** `only` leaves out top-ups that are open or brought no money. */
  booked?: "any" | "only";
  /** Rows of a page, 1 to 100. */
  limit?: number;
  /** The next_cursor of the page before. */
  cursor?: string;
  /** Which page, from 1. */
  page?: number;
  /** Rows of a page, 1 to 100. */
  per_page?: number;
  format?: "json" | "csv";
};

export type WalletTransactionsAnswer = {
  data: ({
    id: string;
    /** Its number in the statement, from 1, without gaps; null while nothing is booked. */
    seq: number | null;
    /** The reference for people. */
    reference: string;
    type: "topup" | "deduction" | "refund" | "adjustment";
    direction: "credit" | "debit";
    /** Amount in KES. */
    amount: number;
    balance_before: number | null;
    balance_after: number | null;
    status: "pending" | "processing" | "completed" | "failed" | "cancelled" | "expired" | "reversed";
    payment_method: "mpesa" | "paybill" | "bank" | "manual" | null;
    mpesa_receipt: string | null;
    description: string;
    /** How many messages it is for. */
    messages: number;
    /** Time in UTC. */
    created_at: string;
    completed_at: string | null;
  })[];
  /** Where the next page begins; null at the end. */
  next_cursor: string | null;
  /** Not with a cursor. */
  meta?: {
    current_page: number;
    per_page: number;
    total: number;
  };
};

export type WalletTopupInput = {
  /** Whole shillings from 100 to 50,000. */
  amount: number;
  payment_method?: "mpesa";
  /** The phone that gets the M-Pesa prompt, in any usual form. */
  phone_number: string | number;
};

export type WalletTopupAnswer = {
  status: "pending" | "processing" | "completed" | "failed" | "cancelled" | "expired";
  message: string;
  transaction_id: string;
  /** Amount in KES. */
  amount: number;
  checkout_request_id: string | null;
};

export type WalletTopupStatusInput = {
  /** The transaction id. */
  id: string;
};

export type WalletTopupStatusAnswer = {
  transaction_id: string;
  status: "pending" | "processing" | "completed" | "failed" | "cancelled" | "expired";
  reason: string | null;
  /** Amount in KES. */
  amount: number;
  payment_method: "mpesa" | "paybill" | "bank" | "manual";
  mpesa_receipt: string | null;
  completed_at: string | null;
};

export type WalletTopupManualInput = {
  /** In KES, from 100 to 1,000,000. */
  amount: number;
  payment_method?: "bank" | "manual";
  /** What staff can look for: the bank's reference, the date, the payer. */
  proof: string;
};

export type WalletTopupManualAnswer = {
  transaction_id: string;
  status: "pending" | "processing" | "completed" | "failed" | "cancelled" | "expired";
  message: string;
  /** Amount in KES. */
  amount: number;
  payment_method: "mpesa" | "paybill" | "bank" | "manual";
  /** Time in UTC. */
  created_at: string;
};

export type WalletCheckSufficientInput = {
  /** In KES. */
  amount?: number;
  /** At your price. */
  segments?: number;
};

export type WalletCheckSufficientAnswer = {
  sufficient: boolean;
  /** Amount in KES. */
  balance: number;
  /** Amount in KES. */
  required: number;
  /** Amount in KES. */
  shortfall: number;
  currency: "KES";
};

export type WalletSyncAnswer = {
  /** Amount in KES. */
  balance: number;
  currency: "KES";
  /** Time in UTC. */
  synced_at: string;
  stale: boolean;
};

export type WalletTestConnectionAnswer = {
  status: "ok" | "failed";
  message: string;
};

export type WebhooksCreateEndpointInput = {
  /** Where events are sent: https, port 443 or 8443. */
  url: string;
  /** The events to send. */
  events: ("balance.updated" | "balance.low" | "message.sent" | "message.delivered" | "message.failed" | "message.received" | "topup.completed" | "topup.failed" | "campaign.completed" | "sender_id.approved" | "sender_id.rejected")[];
};

export type WebhooksCreateEndpointAnswer = {
  id: string;
  url: string;
  events: ("balance.updated" | "balance.low" | "message.sent" | "message.delivered" | "message.failed" | "message.received" | "topup.completed" | "topup.failed" | "campaign.completed" | "sender_id.approved" | "sender_id.rejected")[];
  active: boolean;
  /** Why we switched it off; null otherwise. */
  disabled_reason: string | null;
  /** Since when every attempt failed. */
  failing_since: string | null;
  /** Time in UTC. */
  created_at: string;
  secret: string;
};

export type WebhooksListEndpointsInput = {
  /** Rows of a page, 1 to 100. */
  limit?: number;
  /** The next_cursor of the page before; without it the first page. */
  cursor?: string;
};

export type WebhooksListEndpointsAnswer = {
  data: ({
    id: string;
    url: string;
    events: ("balance.updated" | "balance.low" | "message.sent" | "message.delivered" | "message.failed" | "message.received" | "topup.completed" | "topup.failed" | "campaign.completed" | "sender_id.approved" | "sender_id.rejected")[];
    active: boolean;
    /** Why we switched it off; null otherwise. */
    disabled_reason: string | null;
    /** Since when every attempt failed. */
    failing_since: string | null;
    /** Time in UTC. */
    created_at: string;
  })[];
  /** Where the next page begins; null at the end. */
  next_cursor: string | null;
};

export type WebhooksGetEndpointInput = {
  /** The endpoint's id. */
  id: string;
};

export type WebhooksGetEndpointAnswer = {
  id: string;
  url: string;
  events: ("balance.updated" | "balance.low" | "message.sent" | "message.delivered" | "message.failed" | "message.received" | "topup.completed" | "topup.failed" | "campaign.completed" | "sender_id.approved" | "sender_id.rejected")[];
  active: boolean;
  /** Why we switched it off; null otherwise. */
  disabled_reason: string | null;
  /** Since when every attempt failed. */
  failing_since: string | null;
  /** Time in UTC. */
  created_at: string;
};

export type WebhooksUpdateEndpointInput = {
  /** The endpoint's id. */
  id: string;
} & {
  /** Where events are sent: https, port 443 or 8443. */
  url?: string;
  /** The events to send. */
  events?: ("balance.updated" | "balance.low" | "message.sent" | "message.delivered" | "message.failed" | "message.received" | "topup.completed" | "topup.failed" | "campaign.completed" | "sender_id.approved" | "sender_id.rejected")[];
  active?: boolean;
};

export type WebhooksUpdateEndpointAnswer = {
  id: string;
  url: string;
  events: ("balance.updated" | "balance.low" | "message.sent" | "message.delivered" | "message.failed" | "message.received" | "topup.completed" | "topup.failed" | "campaign.completed" | "sender_id.approved" | "sender_id.rejected")[];
  active: boolean;
  /** Why we switched it off; null otherwise. */
  disabled_reason: string | null;
  /** Since when every attempt failed. */
  failing_since: string | null;
  /** Time in UTC. */
  created_at: string;
};

export type WebhooksDeleteEndpointInput = {
  /** The endpoint's id. */
  id: string;
};

export type WebhooksDeleteEndpointAnswer = {
  id: string;
  deleted: true;
};

export type WebhooksTestEndpointInput = {
  /** The endpoint's id. */
  id: string;
} & {
  /** Which event to send. */
  event?: "balance.updated" | "balance.low" | "message.sent" | "message.delivered" | "message.failed" | "message.received" | "topup.completed" | "topup.failed" | "campaign.completed" | "sender_id.approved" | "sender_id.rejected";
};

export type WebhooksTestEndpointAnswer = {
  event_id: string;
  delivery_id: string;
};

export type WebhooksRotateSecretInput = {
  /** The endpoint's id. */
  id: string;
};

export type WebhooksRotateSecretAnswer = {
  id: string;
  secret: string;
  /** Time in UTC. */
  former_secret_until: string;
};

export type WebhooksListDeliveriesInput = {
  endpoint_id?: string;
  status?: "pending" | "delivered" | "failed";
  event?: "balance.updated" | "balance.low" | "message.sent" | "message.delivered" | "message.failed" | "message.received" | "topup.completed" | "topup.failed" | "campaign.completed" | "sender_id.approved" | "sender_id.rejected";
  /** Rows of a page, 1 to 100. */
  limit?: number;
  /** The next_cursor of the page before; without it the first page. */
  cursor?: string;
};

export type WebhooksListDeliveriesAnswer = {
  data: ({
    id: string;
    endpoint_id: string;
    url: string;
    event_id: string;
    event: "balance.updated" | "balance.low" | "message.sent" | "message.delivered" | "message.failed" | "message.received" | "topup.completed" | "topup.failed" | "campaign.completed" | "sender_id.approved" | "sender_id.rejected";
    status: "pending" | "delivered" | "failed";
    attempts: number;
    next_attempt_at: string | null;
    /** Time in UTC. */
    created_at: string;
    finished_at: string | null;
  })[];
  /** Where the next page begins; null at the end. */
  next_cursor: string | null;
};

export type WebhooksGetDeliveryInput = {
  /** The delivery's id. */
  id: string;
};

export type WebhooksGetDeliveryAnswer = {
  id: string;
  endpoint_id: string;
  url: string;
  event_id: string;
  event: "balance.updated" | "balance.low" | "message.sent" | "message.delivered" | "message.failed" | "message.received" | "topup.completed" | "topup.failed" | "campaign.completed" | "sender_id.approved" | "sender_id.rejected";
  status: "pending" | "delivered" | "failed";
  attempts: number;
  next_attempt_at: string | null;
  /** Time in UTC. */
  created_at: string;
  finished_at: string | null;
  /** Null before the first attempt. */
  request_body: string | null;
  history: ({
    number: number;
    /** As sent; signatures are masked. */
    request_headers: Record<string, string>;
    response_status: number | null;
    response_body: string | null;
    error: string | null;
    duration_ms: number;
    /** Time in UTC. */
    created_at: string;
  })[];
};

export type WebhooksReplayDeliveryInput = {
  /** The delivery's id. */
  id: string;
};

export type WebhooksReplayDeliveryAnswer = {
  id: string;
  status: "pending" | "delivered" | "failed";
};

export type WebhooksGetConfigAnswer = {
  webhook_url: string | null;
  events: ("balance.updated" | "balance.low" | "message.sent" | "message.delivered" | "message.failed" | "message.received" | "topup.completed" | "topup.failed" | "campaign.completed" | "sender_id.approved" | "sender_id.rejected")[];
  active: boolean;
  /** Shown once, when it was made for you. */
  webhook_secret?: string;
};

export type WebhooksPutConfigInput = {
  /** Where events are sent: https, port 443 or 8443. */
  webhook_url: string;
  /** Your own signing secret. */
  webhook_secret?: string;
  /** The events to send. */
  events: ("balance.updated" | "balance.low" | "message.sent" | "message.delivered" | "message.failed" | "message.received" | "topup.completed" | "topup.failed" | "campaign.completed" | "sender_id.approved" | "sender_id.rejected")[];
};

export type WebhooksPutConfigAnswer = {
  webhook_url: string | null;
  events: ("balance.updated" | "balance.low" | "message.sent" | "message.delivered" | "message.failed" | "message.received" | "topup.completed" | "topup.failed" | "campaign.completed" | "sender_id.approved" | "sender_id.rejected")[];
  active: boolean;
  /** Shown once, when it was made for you. */
  webhook_secret?: string;
};

export type EventsListInput = {
  event?: "balance.updated" | "balance.low" | "message.sent" | "message.delivered" | "message.failed" | "message.received" | "topup.completed" | "topup.failed" | "campaign.completed" | "sender_id.approved" | "sender_id.rejected";
  /** Rows of a page, 1 to 100. */
  limit?: number;
  /** The next_cursor of the page before; without it the first page. */
  cursor?: string;
};

export type EventsListAnswer = {
  data: ({
    id: string;
    event: "balance.updated" | "balance.low" | "message.sent" | "message.delivered" | "message.failed" | "message.received" | "topup.completed" | "topup.failed" | "campaign.completed" | "sender_id.approved" | "sender_id.rejected";
    client_id: number;
    /** Time in UTC. */
    timestamp: string;
    /** As in the webhook. */
    data: Record<string, unknown>;
  })[];
  /** Where the next page begins; null at the end. */
  next_cursor: string | null;
};

export type AnalyticsSummaryAnswer = {
  today: {
    /** Accepted and neither rejected, cancelled nor scheduled. */
    messages_sent: number;
    /** Deducted for them and not refunded, in KES. */
    cost: number;
    delivered: number;
    /** Failed or undelivered. */
    failed: number;
  };
  this_month: {
    /** Accepted and neither rejected, cancelled nor scheduled. */
    messages_sent: number;
    /** Deducted for them and not refunded, in KES. */
    cost: number;
    delivered: number;
    /** Failed or undelivered. */
    failed: number;
    top_ups: number;
    /** Amount in KES. */
    total_topped_up: number;
  };
};

export type AnalyticsDailyInput = {
  /** The first day. */
  from?: string;
  /** The last day, itself included. */
  to?: string;
};

export type AnalyticsDailyAnswer = {
  data: {
    date: string;
    messages_sent: number;
    messages_delivered: number;
    messages_failed: number;
    /** Amount in KES. */
    cost: number;
  }[];
};

export type SendersListInput = {
  /** Rows of a page, 1 to 100. */
  limit?: number;
  /** The next_cursor of the page before; without it the first page. */
  cursor?: string;
};

export type SendersListAnswer = {
  data: ({
    id: string;
    /** The name on the phone. */
    sender_id: string;
    status: "draft" | "submitted" | "approved" | "rejected" | "suspended";
    /** Why it was rejected or suspended. */
    reason: string | null;
    traffic_class: "transactional" | "promotional";
    purpose: string | null;
    /** Time in UTC. */
    created_at: string;
    decided_at: string | null;
  })[];
  /** Where the next page begins; null at the end. */
  next_cursor: string | null;
};

export type SendersRequestInput = {
  /** At most 11 letters, digits, spaces or _ - . &. */
  sender_id: string;
  traffic_class?: "transactional" | "promotional";
  /** What you send with it. */
  purpose?: string;
};

export type SendersRequestAnswer = {
  id: string;
  /** The name on the phone. */
  sender_id: string;
  status: "draft" | "submitted" | "approved" | "rejected" | "suspended";
  /** Why it was rejected or suspended. */
  reason: string | null;
  traffic_class: "transactional" | "promotional";
  purpose: string | null;
  /** Time in UTC. */
  created_at: string;
  decided_at: string | null;
};

export type MeAnswer = {
  client_id: number;
  tenant_id: string;
  name: string;
  status: "pending_verification" | "pending_approval" | "active" | "suspended" | "rejected" | "closed";
  tier: "free" | "basic" | "premium" | "enterprise";
  mode: "live" | "test";
  scopes: string[];
  rate_limit_per_minute: number;
};

export type HealthAnswer = {
  status: "ok" | "degraded";
};

export type OpenapiAnswer = {
  openapi: string;
  [name: string]: unknown;
};

export type JumbeSettings = { apiKey: string; baseUrl: string; fetch?: typeof fetch };

export type CallOptions = {
  /** A repeat with the same key and input gets the first answer and does nothing again. */
  idempotencyKey?: string;
  signal?: AbortSignal;
};

/** What the API refused, with its problem document. */
export class JumbeError extends Error {
  readonly status: number;
  readonly problem: Problem;
  /** Seconds after which trying again makes sense, or null. */
  readonly retryAfterSeconds: number | null;

  constructor(status: number, problem: Problem, retryAfterSeconds: number | null) {
    super(problem.detail);
    this.name = "JumbeError";
    this.status = status;
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

function caller({ apiKey, baseUrl, fetch: ownFetch = fetch }: JumbeSettings) {
  return async <Answer>(method: string, path: string, input: object, options: CallOptions): Promise<Answer> => {
    const rest = new Map<string, unknown>(Object.entries(input));
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = encodeURIComponent(String(rest.get(name)));
      rest.delete(name);
      return value;
    });
    const url = new URL(filled, baseUrl);
    const inQuery = method === "GET" || method === "DELETE";
    if (inQuery) for (const [name, value] of rest) if (value !== undefined) url.searchParams.set(name, String(value));
    const headers: Record<string, string> = { "X-API-Key": apiKey };
    if (!inQuery) headers["Content-Type"] = "application/json";
    if (options.idempotencyKey !== undefined) headers["Idempotency-Key"] = options.idempotencyKey;
    const body = inQuery ? undefined : JSON.stringify(Object.fromEntries(rest));
    const response = await ownFetch(url, { method, headers, body, signal: options.signal });
    const answer = await response.json();
    if (response.ok) return answer;
    const retryAfter = response.headers.get("Retry-After");
    throw new JumbeError(response.status, answer, retryAfter === null ? null : Number(retryAfter));
  };
}

/** A client of the API. `baseUrl` is the origin, without a path. */
export function createJumbe(settings: JumbeSettings) {
  const call = caller(settings);
  return {
    sms: {
      /** Send an SMS. */
      send: (input: SmsSendInput = {}, options: CallOptions = {}) =>
        call<SmsSendAnswer>("POST", "/api/v1/sms/send", input, options),
      /** Get a message's status. */
      status: (input: SmsStatusInput, options: CallOptions = {}) =>
        call<SmsStatusAnswer>("GET", "/api/v1/sms/status/{id}", input, options),
      /** List sent SMS. */
      history: (input: SmsHistoryInput = {}, options: CallOptions = {}) =>
        call<SmsHistoryAnswer>("GET", "/api/v1/sms/history", input, options),
      /** Count SMS by status. */
      statistics: (input: SmsStatisticsInput = {}, options: CallOptions = {}) =>
        call<SmsStatisticsAnswer>("GET", "/api/v1/sms/statistics", input, options),
    },
    messages: {
      /** Send a message. */
      send: (input: MessagesSendInput, options: CallOptions = {}) =>
        call<MessagesSendAnswer>("POST", "/api/v1/messages/send", input, options),
      /** List messages. */
      list: (input: MessagesListInput = {}, options: CallOptions = {}) =>
        call<MessagesListAnswer>("GET", "/api/v1/messages", input, options),
      /** Get a message. */
      get: (input: MessagesGetInput, options: CallOptions = {}) =>
        call<MessagesGetAnswer>("GET", "/api/v1/messages/{id}", input, options),
      /** Cancel a message. */
      cancel: (input: MessagesCancelInput, options: CallOptions = {}) =>
        call<MessagesCancelAnswer>("POST", "/api/v1/messages/{id}/cancel", input, options),
    },
    optOuts: {
      /** List opt-outs. */
      list: (input: OptOutsListInput = {}, options: CallOptions = {}) =>
        call<OptOutsListAnswer>("GET", "/api/v1/opt-outs", input, options),
      /** Add an opt-out. */
      add: (input: OptOutsAddInput, options: CallOptions = {}) =>
        call<OptOutsAddAnswer>("POST", "/api/v1/opt-outs", input, options),
      /** Remove an opt-out. */
      remove: (input: OptOutsRemoveInput, options: CallOptions = {}) =>
        call<OptOutsRemoveAnswer>("DELETE", "/api/v1/opt-outs/{phone_number}", input, options),
    },
    client: {
      /** Get the balance. */
      balance: (options: CallOptions = {}) =>
        call<ClientBalanceAnswer>("GET", "/api/v1/client/balance", {}, options),
      /** Get totals. */
      statistics: (options: CallOptions = {}) =>
        call<ClientStatisticsAnswer>("GET", "/api/v1/client/statistics", {}, options),
      /** Get your organisation. */
      profile: (options: CallOptions = {}) =>
        call<ClientProfileAnswer>("GET", "/api/v1/client/profile", {}, options),
    },
    wallet: {
      /** Get the wallet. */
      balance: (options: CallOptions = {}) =>
        call<WalletBalanceAnswer>("GET", "/api/v1/wallet/balance", {}, options),
      /** List transactions. */
      transactions: (input: WalletTransactionsInput = {}, options: CallOptions = {}) =>
        call<WalletTransactionsAnswer>("GET", "/api/v1/wallet/transactions", input, options),
      /** Start a top-up. */
      topup: (input: WalletTopupInput, options: CallOptions = {}) =>
        call<WalletTopupAnswer>("POST", "/api/v1/wallet/topup", input, options),
      /** Get a top-up. */
      topupStatus: (input: WalletTopupStatusInput, options: CallOptions = {}) =>
        call<WalletTopupStatusAnswer>("GET", "/api/v1/wallet/topup/{id}", input, options),
      /** Request a manual top-up. */
      topupManual: (input: WalletTopupManualInput, options: CallOptions = {}) =>
        call<WalletTopupManualAnswer>("POST", "/api/v1/wallet/topup/manual", input, options),
      /** Check the balance. */
      checkSufficient: (input: WalletCheckSufficientInput = {}, options: CallOptions = {}) =>
        call<WalletCheckSufficientAnswer>("POST", "/api/v1/wallet/check-sufficient", input, options),
      /** Sync your own Onfon balance. */
      sync: (options: CallOptions = {}) =>
        call<WalletSyncAnswer>("POST", "/api/v1/wallet/sync", {}, options),
      /** Test your own Onfon account. */
      testConnection: (options: CallOptions = {}) =>
        call<WalletTestConnectionAnswer>("POST", "/api/v1/wallet/test-connection", {}, options),
    },
    webhooks: {
      /** Add a webhook endpoint. */
      createEndpoint: (input: WebhooksCreateEndpointInput, options: CallOptions = {}) =>
        call<WebhooksCreateEndpointAnswer>("POST", "/api/v1/webhooks/endpoints", input, options),
      /** List webhook endpoints. */
      listEndpoints: (input: WebhooksListEndpointsInput = {}, options: CallOptions = {}) =>
        call<WebhooksListEndpointsAnswer>("GET", "/api/v1/webhooks/endpoints", input, options),
      /** Get a webhook endpoint. */
      getEndpoint: (input: WebhooksGetEndpointInput, options: CallOptions = {}) =>
        call<WebhooksGetEndpointAnswer>("GET", "/api/v1/webhooks/endpoints/{id}", input, options),
      /** Change a webhook endpoint. */
      updateEndpoint: (input: WebhooksUpdateEndpointInput, options: CallOptions = {}) =>
        call<WebhooksUpdateEndpointAnswer>("PATCH", "/api/v1/webhooks/endpoints/{id}", input, options),
      /** Remove a webhook endpoint. */
      deleteEndpoint: (input: WebhooksDeleteEndpointInput, options: CallOptions = {}) =>
        call<WebhooksDeleteEndpointAnswer>("DELETE", "/api/v1/webhooks/endpoints/{id}", input, options),
      /** Send a test event. */
      testEndpoint: (input: WebhooksTestEndpointInput, options: CallOptions = {}) =>
        call<WebhooksTestEndpointAnswer>("POST", "/api/v1/webhooks/endpoints/{id}/test", input, options),
      /** Rotate the signing secret. */
      rotateSecret: (input: WebhooksRotateSecretInput, options: CallOptions = {}) =>
        call<WebhooksRotateSecretAnswer>("POST", "/api/v1/webhooks/endpoints/{id}/rotate-secret", input, options),
      /** List webhook deliveries. */
      listDeliveries: (input: WebhooksListDeliveriesInput = {}, options: CallOptions = {}) =>
        call<WebhooksListDeliveriesAnswer>("GET", "/api/v1/webhooks/deliveries", input, options),
      /** Get a webhook delivery. */
      getDelivery: (input: WebhooksGetDeliveryInput, options: CallOptions = {}) =>
        call<WebhooksGetDeliveryAnswer>("GET", "/api/v1/webhooks/deliveries/{id}", input, options),
      /** Replay a webhook delivery. */
      replayDelivery: (input: WebhooksReplayDeliveryInput, options: CallOptions = {}) =>
        call<WebhooksReplayDeliveryAnswer>("POST", "/api/v1/webhooks/deliveries/{id}/replay", input, options),
      /** Get the webhook configuration. */
      getConfig: (options: CallOptions = {}) =>
        call<WebhooksGetConfigAnswer>("GET", "/api/v1/webhooks/config", {}, options),
      /** Set the webhook configuration. */
      putConfig: (input: WebhooksPutConfigInput, options: CallOptions = {}) =>
        call<WebhooksPutConfigAnswer>("PUT", "/api/v1/webhooks/config", input, options),
    },
    events: {
      /** List events. */
      list: (input: EventsListInput = {}, options: CallOptions = {}) =>
        call<EventsListAnswer>("GET", "/api/v1/events", input, options),
    },
    analytics: {
      /** Get today and this month. */
      summary: (options: CallOptions = {}) =>
        call<AnalyticsSummaryAnswer>("GET", "/api/v1/analytics/summary", {}, options),
      /** Get usage by day. */
      daily: (input: AnalyticsDailyInput = {}, options: CallOptions = {}) =>
        call<AnalyticsDailyAnswer>("GET", "/api/v1/analytics/daily", input, options),
    },
    senders: {
      /** List sender IDs. */
      list: (input: SendersListInput = {}, options: CallOptions = {}) =>
        call<SendersListAnswer>("GET", "/api/v1/senders", input, options),
      /** Request a sender ID. */
      request: (input: SendersRequestInput, options: CallOptions = {}) =>
        call<SendersRequestAnswer>("POST", "/api/v1/senders", input, options),
    },
    /** Who am I. */
    me: (options: CallOptions = {}) =>
      call<MeAnswer>("GET", "/api/v1/me", {}, options),
    /** Is the API up. */
    health: (options: CallOptions = {}) =>
      call<HealthAnswer>("GET", "/api/v1/health", {}, options),
    /** Get this document. */
    openapi: (options: CallOptions = {}) =>
      call<OpenapiAnswer>("GET", "/api/v1/openapi.json", {}, options),
  };
}
