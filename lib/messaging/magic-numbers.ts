export type MagicOutcome =
  | "delivered"
  | "undelivered"
  | "absent"
  | "blacklisted"
  | "expired"
  | "unclear"
  | "silent"
  | "slow"
  | "lost-then-reported"
  | "lost"
  | "sender-refused"
  | "system-failure"
  | "network-first"
  | "busy-first";

export type MagicNumber = {
  /** As a person types it. */
  number: string;
  msisdn: string;
  outcome: MagicOutcome;
  meaning: string;
};

const endings: readonly (readonly [string, MagicOutcome, string])[] = [
  ["000", "delivered", "Sent, then delivered after about a second, like every number that is not in this list."],
  ["001", "undelivered", "Sent, then undelivered with reason undeliverable."],
  ["002", "absent", "Sent, then undelivered with reason absent_subscriber."],
  ["003", "blacklisted", "Sent, then rejected with reason opted_out: the recipient has blocked the sender."],
  ["004", "expired", "Sent, then undelivered with reason expired."],
  ["005", "unclear", "Sent; the network reports that it does not know, so the message stays sent."],
  ["006", "silent", "Sent; no report ever comes, so the message stays sent."],
  ["007", "slow", "Sent, then delivered after 10 seconds."],
  [
    "008",
    "lost-then-reported",
    "Unconfirmed because the provider's answer is lost, then delivered by its report after about 2 seconds.",
  ],
  ["009", "lost", "Unconfirmed for good: after 72 hours it fails and its price returns."],
  ["010", "sender-refused", "Rejected at once with reason sender_not_allowed; its price returns."],
  ["011", "system-failure", "Sent, then failed with reason system_failure."],
  ["012", "network-first", "Sent, reported by the network after half a second, then delivered after 2 seconds."],
  ["013", "busy-first", "The provider is busy at the first try; sent at the second and delivered."],
];

/** Numbers that force an outcome in test mode (product.md D18). Live messages treat them like any other number. */
export const magicNumbers: readonly MagicNumber[] = endings.map(([ending, outcome, meaning]) => ({
  number: `0700000${ending}`,
  msisdn: `254700000${ending}`,
  outcome,
  meaning,
}));
