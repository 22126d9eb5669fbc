import { expect, test } from "vitest";
import { accepted, envelope, one, row, two, useOnfon } from "./testing/use-onfon.ts";

const onfon = useOnfon();

test.each<[unknown, string, string]>([
  [3, "rejected", "sender_missing"],
  ["004", "rejected", "text_missing"],
  [5, "rejected", "message_properties_missing"],
  ["013", "rejected", "invalid_number"],
  [15, "rejected", "sender_invalid"],
  ["19", "rejected", "schedule_invalid"],
  [20, "rejected", "text_or_number_missing"],
  [23, "rejected", "parameter_missing"],
  ["024", "rejected", "template_invalid"],
  [801, "rejected", "unknown_country"],
  [1081, "rejected", "unknown_country"],
  [1026, "rejected", "template_invalid"],
  [1029, "rejected", "sender_invalid"],
  [1044, "rejected", "spam_filter"],
  [1082, "failed", "no_route"],
  [1085, "failed", "no_route"],
  [1086, "failed", "no_route"],
  [1083, "failed", "no_price"],
  [1088, "failed", "no_price"],
  [1084, "undelivered", "expired"],
  [1087, "undelivered", "expired"],
  [1093, "undelivered", "expired"],
  [1089, "failed", "failover_failed"],
  [1091, "failed", "encoding_error"],
  [1092, "failed", "address_error"],
  [1094, "failed", "provider_gateway_error"],
  [1095, "failed", "provider_gateway_error"],
  [777, "failed", "provider_code_777"],
])("code %s refuses for good, as a whole or in a row", async (code, status, reason) => {
  const refusal = { kind: "refused", status, reason };
  expect(await onfon().submit(envelope(null, code))).toMatchObject({ rows: [refusal, refusal], pause: null });
  expect(await onfon().submit(envelope([row(one), row(two, null, code)]))).toMatchObject({
    rows: [accepted(one), refusal],
    pause: null,
  });
});

test.each<[unknown, string, number | null]>([
  ["007", "account_credentials", null],
  [8, "account_inactive", null],
  [9, "account_locked", null],
  [10, "account_not_authorised", null],
  [11, "address_not_authorised", null],
  [21, "account_credits", 60_000],
  [1025, "account_credits", 60_000],
  [1047, "account_inactive", null],
  [1090, "account_expired", null],
])("code %s keeps the messages and pauses the account", async (code, reason, retryAfterMs) => {
  const kept = { kind: "retry", reason, maxTries: null };
  const pause = { reason, retryAfterMs };
  expect(await onfon().submit(envelope(null, code))).toMatchObject({ rows: [kept, kept], pause });
  expect(await onfon().submit(envelope([row(one), row(two, null, code)]))).toMatchObject({
    rows: [accepted(one), kept],
    pause,
  });
});
