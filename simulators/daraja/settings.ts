export type DarajaAccount = {
  consumerKey: string;
  consumerSecret: string;
  passkey: string;
  shortcode: string;
  /** The till of CustomerBuyGoodsOnline; null allows any. */
  till: string | null;
};

export type DarajaOptions = DarajaAccount & {
  port: number;
  directory: string;
  businessName?: string;
  c2bValidationUrl?: string | null;
  c2bConfirmationUrl?: string | null;
  switches?: Partial<DarajaSwitches>;
};

export type DarajaSwitches = {
  business_name: string;
  token_seconds: number;
  /** A new token makes the former one invalid. */
  single_token: boolean;
  /** Furthest a Timestamp may be from now; 0 is not checked. */
  timestamp_skew_ms: number;
  reference_limit: number;
  prompt_timeout_ms: number;
  /** How long an unreachable handset takes to fail, and a forced outcome to come. */
  outcome_delay_ms: number;
  /** What prompts come to by themselves: an action name, or null to wait for the phone. */
  default_action: string | null;
  default_action_after_ms: number;
  /** Outcome names by the last digits of the amount, such as {"32": "1032"}. */
  amount_outcomes: Record<string, string>;
  /** Same phone and amount paid within this time ends in 17; 0 is off. */
  repeat_window_ms: number;
  /** A second prompt on one phone: `callback` (1001 afterwards) or `envelope` (500.001.1001 at once). */
  lock_style: string;
  /** How a query says that it is pending: `500` (error envelope) or `4999`. */
  pending_form: string;
  /** Queries a second before a spike arrest; 0 is no limit. */
  queries_per_second: number;
  late_callback_ms: number;
  callback_delay_ms: number;
  /** Share of callbacks that are never sent, 0 to 1. */
  drop_callbacks: number;
  /** Extra copies of each callback. */
  duplicate_callbacks: number;
  callback_retry_times: number;
  callback_retry_ms: number;
  /** The loopback address callbacks come from. */
  source_address: string;
  answer_delay_ms: number;
  c2b_validation: boolean;
  c2b_validation_timeout_ms: number;
  /** A paid push also yields a C2B confirmation with the same receipt. */
  push_confirms: boolean;
  /** Initiator name that may ask for status and reversal; null allows any. */
  initiator: string | null;
  result_delay_ms: number;
  /** Status and reversal answer to QueueTimeOutURL instead of ResultURL. */
  queue_timeout: boolean;
};

export function defaultSwitches(options: DarajaOptions): DarajaSwitches {
  return {
    business_name: options.businessName ?? "Jumbe",
    token_seconds: 3599,
    single_token: false,
    timestamp_skew_ms: 900_000,
    reference_limit: 12,
    prompt_timeout_ms: 60_000,
    outcome_delay_ms: 1500,
    default_action: null,
    default_action_after_ms: 0,
    amount_outcomes: {},
    repeat_window_ms: 120_000,
    lock_style: "callback",
    pending_form: "500",
    queries_per_second: 0,
    late_callback_ms: 30_000,
    callback_delay_ms: 0,
    drop_callbacks: 0,
    duplicate_callbacks: 0,
    callback_retry_times: 0,
    callback_retry_ms: 1000,
    source_address: "127.0.0.1",
    answer_delay_ms: 0,
    c2b_validation: true,
    c2b_validation_timeout_ms: 8000,
    push_confirms: false,
    initiator: null,
    result_delay_ms: 500,
    queue_timeout: false,
    ...options.switches,
  };
}
