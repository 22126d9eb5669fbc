import type { CallOutcome, Carrier, CarrierCall, CarrierReport, RowOutcome } from "../carrier.ts";

/** A carrier that answers as the test says and remembers each call. */
export type ScriptedCarrier = Carrier & {
  calls: CarrierCall[];
  /** Decides each row; by default all are accepted under `p-<message id>`. */
  answer: (call: CarrierCall) => Promise<CallOutcome> | CallOutcome;
};

export function acceptAll(call: CarrierCall): CallOutcome {
  return outcome(call.messages.map(({ messageId }) => ({ kind: "accepted", providerMessageId: `p-${messageId}` })));
}

export function outcome(rows: RowOutcome[], rest: Partial<CallOutcome> = {}): CallOutcome {
  return { rows, word: "scripted", pause: null, ...rest };
}

export function scriptedCarrier(): ScriptedCarrier {
  const carrier: ScriptedCarrier = {
    calls: [],
    answer: acceptAll,
    submit: async (call) => {
      carrier.calls.push(call);
      return carrier.answer(call);
    },
    parseReports: (parameters) => {
      const [json = "[]"] = parameters["reports"] ?? [];
      const reports: CarrierReport[] = JSON.parse(json);
      return reports;
    },
    readBalance: async () => ({ ok: false, reason: "scripted" }),
  };
  return carrier;
}

/** A report of the provider's id, as `parseReports` gives it. */
export function reportOf(
  providerMessageId: string,
  status: CarrierReport["status"],
  change: Partial<CarrierReport> = {},
): CarrierReport {
  return {
    providerMessageId,
    recipient: null,
    word: status ?? "unheard",
    status,
    reason: status === "undelivered" ? "absent_subscriber" : null,
    optedOut: false,
    textStart: null,
    ...change,
  };
}
