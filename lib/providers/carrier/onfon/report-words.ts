import type { CarrierReport } from "#/lib/messaging/carrier.ts";

export type ReportMeaning = Pick<CarrierReport, "status" | "reason" | "optedOut">;

const groups: readonly (readonly [CarrierReport["status"], string | null, readonly string[]])[] = [
  ["delivered", null, ["delivrd", "delivered", "deliveredtoterminal", "success"]],
  [
    "sent",
    null,
    ["deliveredtonetwork", "senttonetwork", "acceptd", "enroute", "submitted", "buffered", "pending", "messagewaiting"],
  ],
  // Some networks say this of every number they can't reach: it is no success and no failure.
  ["sent", "delivery_unknown", ["deliveryuncertain", "deliverynotificationnotsupported", "unknown", "unknownerror"]],
  ["undelivered", "absent_subscriber", ["absentsubscriber"]],
  ["undelivered", "expired", ["expired"]],
  ["undelivered", "undeliverable", ["undeliv", "undelivrd", "deliveryimpossible"]],
  ["rejected", "sender_not_on_network", ["rejectd", "invalidsourceaddress"]],
  ["rejected", "opted_out", ["sendernameblacklisted", "userinblacklist", "msisdnblacklisted"]],
  ["rejected", "invalid_number", ["invalidmsisdn", "unknownsubscriber"]],
  ["failed", "subscriber_unavailable", ["userabnormalstate", "userissuspended", "callbarred", "servicenotprovisioned"]],
  ["failed", "system_failure", ["systemfailure", "failed"]],
];

const meanings: ReadonlyMap<string, ReportMeaning> = new Map(
  groups.flatMap(([status, reason, words]) =>
    words.map((word) => [word, { status, reason, optedOut: reason === "opted_out" }] as const),
  ),
);

/** Lower case without spaces, `_` and `-`. */
export function canonicalWord(text: string): string {
  return text.toLowerCase().replace(/[\s_-]/g, "");
}

/** What a canonical word of Onfon's reports asks for (providers/onfon.md §6); an unknown word asks for nothing. */
export function meaningOfWord(word: string): ReportMeaning {
  return meanings.get(word) ?? { status: null, reason: null, optedOut: false };
}
