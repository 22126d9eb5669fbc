export type ResendOptions = {
  port: number;
  directory: string;
  apiKey: string;
  webhookUrl?: string | null;
  webhookSecret?: string | null;
  switches?: Partial<ResendSwitches>;
};

export type ResendSwitches = {
  webhook_url: string | null;
  webhook_secret: string | null;
  /** Requests a second; 0 is no limit. */
  requests_per_second: number;
  /** Mails a day before daily_quota_exceeded; 0 is no limit. */
  daily_quota: number;
  /** Domains that `from` may use; empty allows all. */
  domains: string[];
  event_delay_ms: number;
  /** Waits between the attempts of a webhook. */
  webhook_retry_ms: number[];
  webhook_duplicates: number;
  /** Events of one mail in the wrong order. */
  webhook_disorder: boolean;
  answer_delay_ms: number;
};

export function defaultSwitches(options: ResendOptions): ResendSwitches {
  return {
    webhook_url: options.webhookUrl ?? null,
    webhook_secret: options.webhookSecret ?? null,
    requests_per_second: 2,
    daily_quota: 0,
    domains: [],
    event_delay_ms: 300,
    webhook_retry_ms: [0, 5000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 36_000_000],
    webhook_duplicates: 0,
    webhook_disorder: false,
    answer_delay_ms: 0,
    ...options.switches,
  };
}
