export type OnfonAccount = {
  apiKey: string;
  clientId: string;
  accessKey: string;
};

export type OnfonOptions = OnfonAccount & {
  port: number;
  directory: string;
  /** Sender IDs that may be used; `*` allows all. */
  senders: readonly string[];
  reportUrl: string | null;
  inboundUrl: string | null;
  switches?: Partial<OnfonSwitches>;
};

export type OnfonSwitches = {
  senders: string[];
  report_url: string | null;
  inbound_url: string | null;
  /** `number` answers 0 and 21, `string` answers "000" and "021". */
  code_style: string;
  description_null: boolean;
  /** ok, inactive, locked, unauthorised or ip: the account's state (codes 8 to 11). */
  account_state: string;
  price: number;
  /** Out of credits inside a request: true refuses the remaining rows (1025), false the whole request (21). */
  mid_batch: boolean;
  max_rows: number;
  /** Requests a second before 429; 0 is no limit. */
  requests_per_second: number;
  answer_delay_ms: number;
  report_delay_min_ms: number;
  report_delay_max_ms: number;
  /** How long an absent subscriber takes to be reported. */
  absent_delay_ms: number;
  report_method: string;
  report_retry: boolean;
  report_retry_first_ms: number;
  report_retry_max_ms: number;
  report_retry_times: number;
  report_concurrency: number;
  /** Extra copies of each report. */
  report_duplicates: number;
  /** Reports of one message in the wrong order. */
  report_disorder: boolean;
  /** The report is pushed before SendBulkSMS has answered. */
  report_before_answer: boolean;
  report_quoted: boolean;
  /** What becomes of ordinary numbers: an outcome name. */
  default_outcome: string;
  /** Weights by outcome name for ordinary numbers; empty means the default outcome. */
  outcome_mix: Record<string, number>;
  opted_out: string[];
  /** Numbers that are switched off: absent subscriber. */
  switched_off: string[];
  /** Airtel and Telkom numbers report Unknown. */
  other_networks_unknown: boolean;
  /** Numbers that moved to Safaricom. */
  ported: string[];
  /** Sender IDs held to 08:00–18:00 EAT; outside it DeliveryImpossible. `*` means all. */
  promo_senders: string[];
  /** The hour the promo window sees, instead of the clock's. */
  promo_hour: number | null;
  inbound_method: string;
  /** query, form or json (POST only). */
  inbound_style: string;
  inbound_fields: Record<string, string>;
};

export function defaultSwitches(options: OnfonOptions): OnfonSwitches {
  return {
    senders: [...options.senders],
    report_url: options.reportUrl,
    inbound_url: options.inboundUrl,
    code_style: "number",
    description_null: false,
    account_state: "ok",
    price: 0.75,
    mid_batch: false,
    max_rows: 1000,
    requests_per_second: 0,
    answer_delay_ms: 0,
    report_delay_min_ms: 1000,
    report_delay_max_ms: 2000,
    absent_delay_ms: 20_000,
    report_method: "GET",
    report_retry: true,
    report_retry_first_ms: 500,
    report_retry_max_ms: 60_000,
    report_retry_times: 60,
    report_concurrency: 32,
    report_duplicates: 0,
    report_disorder: false,
    report_before_answer: false,
    report_quoted: true,
    default_outcome: "delivered",
    outcome_mix: {},
    opted_out: [],
    switched_off: [],
    other_networks_unknown: false,
    ported: [],
    promo_senders: [],
    promo_hour: null,
    inbound_method: "GET",
    inbound_style: "query",
    inbound_fields: { from: "From", to: "To", text: "Message", id: "MessageId", time: "ReceivedTime" },
    ...options.switches,
  };
}
