import type { ConnectionProvider, Encoding, MessageStatus } from "#/db/enums.ts";
import type { Money } from "#/lib/core/money.ts";

/** A connection as a carrier needs it. Credentials are those of the connection, already opened. */
export type CarrierConnection = {
  id: string;
  provider: ConnectionProvider;
  /** Null: the platform's own, which the adapter has from the environment. */
  credentials: Record<string, string> | null;
};

export type CarrierMessage = { messageId: string; recipient: string; text: string };

/** One call: all messages share sender and encoding, and no number stands in it twice. */
export type CarrierCall = {
  connection: CarrierConnection;
  sender: string;
  encoding: Encoding;
  messages: CarrierMessage[];
};

/** What the provider said of one message. */
export type RowOutcome =
  | { kind: "accepted"; providerMessageId: string }
  /** It was refused for good; its money goes back. */
  | { kind: "refused"; status: "rejected" | "failed" | "undelivered"; reason: string }
  /** It was surely not taken and may be tried again after `afterMs`, at most `maxTries` times in all (null: no limit). */
  | { kind: "retry"; reason: string; afterMs: number; maxTries: number | null }
  /** The answer was lost: it may have been sent. Never sent again by itself. */
  | { kind: "unknown"; reason: string };

export type CallOutcome = {
  /** One per message, in the order of the call. */
  rows: RowOutcome[];
  /** In our words, for logs and the attempt row: accepted, http_500, timeout … */
  word: string;
  /** The account is broken: nothing more is sent until `retryAfterMs` (null: until staff resume it). */
  pause: { reason: string; retryAfterMs: number | null } | null;
  /** The provider refuses this sender ID as such; staff are told. */
  senderRefused?: boolean;
};

/** A delivery report in our words. */
export type CarrierReport = {
  /** Lower case. */
  providerMessageId: string;
  recipient: string | null;
  /** The provider's word, canonical: lower case without spaces, `_` and `-`. */
  word: string;
  /** The move it asks for; null: an unknown word, kept and reported to staff. */
  status: Extract<MessageStatus, "sent" | "delivered" | "undelivered" | "failed" | "rejected"> | null;
  reason: string | null;
  /** The recipient has opted out at the operator. */
  optedOut: boolean;
  /** The start of the text, without the quotes some put around it. Personal data: never logged. */
  textStart: string | null;
};

export type CarrierBalance = { ok: true; balance: Money } | { ok: false; reason: string };

/** A road for SMS. An adapter never throws for what a provider does: everything is an outcome. */
export type Carrier = {
  submit(call: CarrierCall): Promise<CallOutcome>;
  /** Reports in one callback; `parameters` are query and body merged, names as sent, repeated values kept. */
  parseReports(parameters: Record<string, string[]>): CarrierReport[];
  readBalance(connection: CarrierConnection): Promise<CarrierBalance>;
  /** Reports that must be fetched rather than are pushed (the sandbox): those due by now. */
  fetchReports?(
    messages: { providerMessageId: string; recipient: string; sentAtMs: number }[],
    nowMs: number,
  ): CarrierReport[];
};

export type Carriers = Record<ConnectionProvider, Carrier>;
