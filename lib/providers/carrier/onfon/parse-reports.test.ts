import { expect, test } from "vitest";
import { parseReports } from "./parse-reports.ts";

const full = {
  messageId: ["7C1F5A1E-0d4b"],
  mobile: ["254711000001"],
  status: ["DeliveredToTerminal"],
  errorCode: ["000"],
  submitDate: ["2026-03-02 10:15:01"],
  doneDate: ["2026-03-02 10:15:07"],
  shortMessage: ["'Order 7 is'"],
};

test("a report as Onfon pushes it is read whole", () => {
  expect(parseReports(full)).toEqual([
    {
      providerMessageId: "7c1f5a1e-0d4b",
      recipient: "254711000001",
      word: "deliveredtoterminal",
      status: "delivered",
      reason: null,
      optedOut: false,
      textStart: "Order 7 is",
    },
  ]);
});

test.each<Record<string, string[]>>([
  { MessageId: ["A"], Status: ["DELIVRD"], DeliveryTime: ["x"] },
  { message_id: ["A"], STATUS: ["delivrd"] },
  { "message-id": ["A"], Delivery_Status: ["Delivrd "] },
  { messageId: [" A "], status: ["DELIVRD"], mobile: [""] },
])("names count without case and underscores: %j", (parameters) => {
  expect(parseReports(parameters)).toMatchObject([{ providerMessageId: "a", status: "delivered", recipient: null }]);
});

test.each([
  ["+254711000001", "254711000001"],
  ["0711000001", "254711000001"],
  [" 254711000001", "254711000001"],
  ["unknown", null],
])("the recipient %j is read as %j", (mobile, recipient) => {
  expect(parseReports({ ...full, mobile: [mobile] })).toMatchObject([{ recipient }]);
});

test("repeated ids make several reports, with their own values or the one given", () => {
  const several = parseReports({
    messageId: ["a", "b"],
    status: ["DELIVRD", "EXPIRED"],
    mobile: ["254711000001", "254711000002"],
  });
  expect(several.map((one) => [one.providerMessageId, one.status, one.recipient])).toEqual([
    ["a", "delivered", "254711000001"],
    ["b", "undelivered", "254711000002"],
  ]);
  expect(parseReports({ messageId: ["a", "b"], status: ["DELIVRD"] }).map((one) => one.status)).toEqual([
    "delivered",
    "delivered",
  ]);
});

test("the same report in query and body is one", () => {
  expect(parseReports({ messageId: ["a", "A"], status: ["DELIVRD", "delivrd"] })).toHaveLength(1);
  expect(parseReports({ messageId: ["a"], MessageId: ["a"], status: ["DELIVRD"] })).toHaveLength(1);
});

test("without an id there is no report, without a status one that asks for nothing", () => {
  expect(parseReports({ status: ["DELIVRD"] })).toEqual([]);
  expect(parseReports({ messageId: [""], status: ["DELIVRD"] })).toEqual([]);
  expect(parseReports({})).toEqual([]);
  expect(parseReports({ messageId: ["a"] })).toMatchObject([{ word: "", status: null, textStart: null }]);
});

test.each([
  ["Order 7", "Order 7"],
  ["'Order 7'", "Order 7"],
  ['"Order 7"', "Order 7"],
  ["'Order 7", "'Order 7"],
  ["", null],
])("the text %j begins with %j", (shortMessage, textStart) => {
  expect(parseReports({ ...full, shortMessage: [shortMessage] })).toMatchObject([{ textStart }]);
});

const rows: [string, string, string | null][] = [
  ...["DELIVRD", "DELIVERED", "DeliveredToTerminal", "SUCCESS", "Delivered_To_Terminal", "delivered to terminal"].map(
    (word): [string, string, null] => [word, "delivered", null],
  ),
  ...[
    "DeliveredToNetwork",
    "SentToNetwork",
    "ACCEPTD",
    "ENROUTE",
    "SUBMITTED",
    "BUFFERED",
    "PENDING",
    "MessageWaiting",
  ].map((word): [string, string, null] => [word, "sent", null]),
  ...["DeliveryUncertain", "DeliveryNotificationNotSupported", "UNKNOWN", "UnknownError"].map(
    (word): [string, string, string] => [word, "sent", "delivery_unknown"],
  ),
  ["AbsentSubscriber", "undelivered", "absent_subscriber"],
  ["EXPIRED", "undelivered", "expired"],
  ["UNDELIV", "undelivered", "undeliverable"],
  ["UNDELIVRD", "undelivered", "undeliverable"],
  ["DeliveryImpossible", "undelivered", "undeliverable"],
  ["REJECTD", "rejected", "sender_not_on_network"],
  ["InvalidSourceAddress", "rejected", "sender_not_on_network"],
  ["InvalidMsisdn", "rejected", "invalid_number"],
  ["UnknownSubscriber", "rejected", "invalid_number"],
  ...["UserAbnormalState", "UserIsSuspended", "CallBarred", "ServiceNotProvisioned"].map(
    (word): [string, string, string] => [word, "failed", "subscriber_unavailable"],
  ),
  ["SystemFailure", "failed", "system_failure"],
  ["FAILED", "failed", "system_failure"],
];

test.each(rows)("%s means %s", (word, status, reason) => {
  expect(parseReports({ ...full, status: [word] })).toMatchObject([{ status, reason, optedOut: false }]);
});

test.each(["SenderName Blacklisted", "UserInBlacklist", "MSISDN Blacklisted"])("%s is an opt-out", (word) => {
  expect(parseReports({ ...full, status: [word] })).toMatchObject([
    { status: "rejected", reason: "opted_out", optedOut: true },
  ]);
});

test("a new word is kept and asks for nothing", () => {
  expect(parseReports({ ...full, status: ["Teleported"] })).toMatchObject([
    { word: "teleported", status: null, reason: null },
  ]);
});
