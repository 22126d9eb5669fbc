import { randomBytes } from "node:crypto";
import type { Carrier, CarrierCall, CarrierReport, Carriers, RowOutcome } from "../carrier.ts";

/** What a provider really took: the journal that its customer can't change. */
export type Taken = { messageId: string; recipient: string; providerMessageId: string };

export type FakeCarrier = {
  carriers: Carriers;
  journal: Taken[];
  /** A callback's parameters as `record-callback` stores them. */
  reportOf(providerMessageId: string, word: string, recipient?: string): Record<string, string[]>;
};

const meanings: Record<string, CarrierReport["status"]> = {
  delivered: "delivered",
  failed: "failed",
  rejected: "rejected",
  sent: "sent",
};

/** A provider in memory. What it says of a row is told by `judge`; by default it takes everything. */
export function createFakeCarrier(
  judge: (call: CarrierCall, index: number) => RowOutcome["kind"] = () => "accepted",
): FakeCarrier {
  const journal: Taken[] = [];
  const take = (messageId: string, recipient: string): string => {
    const providerMessageId = randomBytes(8).toString("hex");
    journal.push({ messageId, recipient, providerMessageId });
    return providerMessageId;
  };
  const carrier: Carrier = {
    async submit(call) {
      const rows = call.messages.map(({ messageId, recipient }, index): RowOutcome => {
        switch (judge(call, index)) {
          case "accepted":
            return { kind: "accepted", providerMessageId: take(messageId, recipient) };
          case "refused":
            return { kind: "refused", status: "rejected", reason: "invalid_number" };
          case "retry":
            return { kind: "retry", reason: "throttled", afterMs: 1000, maxTries: 5 };
          case "unknown":
            take(messageId, recipient);
            return { kind: "unknown", reason: "timeout" };
        }
      });
      return { rows, word: "fake", pause: null };
    },
    parseReports: ({ id = [], word = [], recipient = [] }) => {
      const [providerMessageId = "", said = "", phone = null] = [id[0], word[0], recipient[0]];
      const status = meanings[said] ?? null;
      return [
        {
          providerMessageId,
          recipient: phone,
          word: said,
          status,
          reason: status === "failed" ? "absent_subscriber" : null,
          optedOut: false,
          textStart: null,
        },
      ];
    },
    readBalance: async () => ({ ok: false, reason: "none" }),
  };
  return {
    carriers: { onfon: carrier, sandbox: carrier },
    journal,
    reportOf: (id, word, recipient) => ({ id: [id], word: [word], ...(recipient ? { recipient: [recipient] } : {}) }),
  };
}
