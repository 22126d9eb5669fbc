import type { RowOutcome } from "#/lib/messaging/carrier.ts";

/** What a code of Onfon means for a message, and for the account where it is broken. */
export type CodeMeaning = {
  outcome: RowOutcome;
  pause?: { reason: string; retryAfterMs: number | null };
  senderRefused?: boolean;
};

/** An account without credits is tried again by itself: a call that finds it still empty takes nothing. */
const emptyAccountRetryMs = 60_000;

function refused(status: "rejected" | "failed" | "undelivered", reason: string): CodeMeaning {
  return { outcome: { kind: "refused", status, reason } };
}

function senderRefused(reason: string): CodeMeaning {
  return { ...refused("rejected", reason), senderRefused: true };
}

function later(reason: string, maxTries: number): CodeMeaning {
  return { outcome: { kind: "retry", reason, afterMs: 0, maxTries } };
}

function broken(reason: string, retryAfterMs: number | null = null): CodeMeaning {
  return { outcome: { kind: "retry", reason, afterMs: 0, maxTries: null }, pause: { reason, retryAfterMs } };
}

/** Codes of requests and of rows (providers/onfon.md §4a to 4c); both kinds are looked up here, as integers. */
const meanings: ReadonlyMap<number, CodeMeaning> = new Map([
  [1, broken("account_details_missing")],
  [3, refused("rejected", "sender_missing")],
  [4, refused("rejected", "text_missing")],
  [5, refused("rejected", "message_properties_missing")],
  [6, later("provider_error", 3)],
  [7, broken("account_credentials")],
  [8, broken("account_inactive")],
  [9, broken("account_locked")],
  [10, broken("account_not_authorised")],
  [11, broken("address_not_authorised")],
  [12, refused("rejected", "text_too_long")],
  [13, refused("rejected", "invalid_number")],
  [15, senderRefused("sender_invalid")],
  [17, refused("failed", "group_unknown")],
  [18, refused("failed", "group_not_permitted")],
  [19, refused("rejected", "schedule_invalid")],
  [20, refused("rejected", "text_or_number_missing")],
  [21, broken("account_credits", emptyAccountRetryMs)],
  [23, refused("rejected", "parameter_missing")],
  [24, refused("rejected", "template_invalid")],
  [26, refused("failed", "date_range_invalid")],
  [28, refused("failed", "group_unknown")],
  [29, refused("failed", "record_exists")],
  [33, later("provider_queue_closed", 10)],
  [34, later("provider_not_ready", 10)],
  // The report's way is broken, which says nothing of the message itself.
  [36, { outcome: { kind: "unknown", reason: "report_publish_error" } }],
  [41, refused("failed", "report_unknown")],
  [42, later("too_many_numbers", 3)],
  [43, refused("rejected", "validity_invalid")],
  [401, senderRefused("sender_not_allowed")],
  [801, refused("rejected", "unknown_country")],
  [1025, broken("account_credits", emptyAccountRetryMs)],
  [1026, refused("rejected", "template_invalid")],
  [1029, senderRefused("sender_invalid")],
  [1044, refused("rejected", "spam_filter")],
  [1047, broken("account_inactive")],
  [1081, refused("rejected", "unknown_country")],
  [1082, refused("failed", "no_route")],
  [1083, refused("failed", "no_price")],
  [1084, refused("undelivered", "expired")],
  [1085, refused("failed", "no_route")],
  [1086, refused("failed", "no_route")],
  [1087, refused("undelivered", "expired")],
  [1088, refused("failed", "no_price")],
  [1089, refused("failed", "failover_failed")],
  [1090, broken("account_expired")],
  [1091, refused("failed", "encoding_error")],
  [1092, refused("failed", "address_error")],
  [1093, refused("undelivered", "expired")],
  [1094, refused("failed", "provider_gateway_error")],
  [1095, refused("failed", "provider_gateway_error")],
]);

/** The request held more numbers than the provider takes at once. */
export const tooManyNumbers = 42;

/** The code as an integer whether it came as 7, "7" or "007"; null when it is none. */
export function readCode(value: unknown): number | null {
  if (typeof value === "number") return Number.isInteger(value) && value >= 0 ? value : null;
  return typeof value === "string" && /^\s*\d{1,6}\s*$/.test(value) ? Number(value) : null;
}

/** What a code other than 0 means. One that is in no list is still an error named by the provider: a refusal. */
export function meaningOf(code: number): CodeMeaning {
  return meanings.get(code) ?? refused("failed", `provider_code_${code}`);
}

export function isListed(code: number): boolean {
  return meanings.has(code);
}
