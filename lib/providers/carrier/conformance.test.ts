import { fixedClock, systemClock } from "#/lib/core/clock.ts";
import type { CarrierReport } from "#/lib/messaging/carrier.ts";
import { magicNumbers, type MagicOutcome } from "#/lib/messaging/magic-numbers.ts";
import { DEMO_ONFON, startSimulators } from "#/simulators/start.ts";
import { startServer } from "../testing/start-server.ts";
import { describeCarrier, type CarrierBench } from "./conformance.ts";
import { createOnfonCarrier } from "./onfon/create-onfon-carrier.ts";
import { createSandboxCarrier } from "./sandbox/create-sandbox-carrier.ts";

describeCarrier("sandbox", async (): Promise<CarrierBench> => {
  const clock = fixedClock(new Date("2026-03-02T07:00:00Z"));
  const carrier = createSandboxCarrier({ clock });
  const numberOf = (outcome: MagicOutcome) => magicNumbers.find((magic) => magic.outcome === outcome)?.msisdn ?? "";
  return {
    carrier,
    connection: { id: "con_sandbox", provider: "sandbox", credentials: null },
    sender: "TEST",
    numbers: {
      delivered: numberOf("delivered"),
      undelivered: numberOf("undelivered"),
      optedOut: numberOf("blacklisted"),
      unclear: numberOf("unclear"),
      silent: numberOf("silent"),
      refused: numberOf("sender-refused"),
      networkFirst: numberOf("network-first"),
    },
    busyNext: async () => numberOf("busy-first"),
    loseNextAnswer: async () => numberOf("lost-then-reported"),
    reports: (sent) => carrier.fetchReports?.([{ ...sent, sentAtMs: 0 }], clock.now().getTime()) ?? [],
    advance: () => clock.advance(2_000),
    stop: async () => {},
  };
});

for (const codeStyle of ["number", "string"]) {
  describeCarrier(`Onfon, codes as ${codeStyle}`, async (): Promise<CarrierBench> => {
    const seen: CarrierReport[] = [];
    const callbacks = await startServer((call) => {
      const parameters: Record<string, string[]> = {};
      for (const [name, value] of new URL(call.path, "http://localhost").searchParams)
        (parameters[name] ??= []).push(value);
      seen.push(...carrier.parseReports(parameters));
      return { status: 200, body: "" };
    });
    const simulators = await startSimulators({
      onfon: {
        reportUrl: `${callbacks.url}/delivery-report`,
        switches: {
          code_style: codeStyle,
          description_null: codeStyle === "string",
          report_delay_min_ms: 0,
          report_delay_max_ms: 0,
        },
      },
    });
    const { apiKey, clientId, accessKey } = DEMO_ONFON;
    const carrier = createOnfonCarrier({
      baseUrl: simulators.onfon.url,
      apiKey,
      clientId,
      accessKey,
      timeoutMs: 500,
      clock: systemClock,
    });
    const breakNext = async (kind: string) => {
      const answer = await fetch(`${simulators.onfon.url}/__sim/faults`, {
        method: "POST",
        body: JSON.stringify({ kind, times: 1 }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    };
    return {
      carrier,
      connection: { id: "con_onfon", provider: "onfon", credentials: null },
      sender: "DUKA_LTD",
      numbers: {
        delivered: "254711099001",
        undelivered: "254711099004",
        optedOut: "254711099005",
        unclear: "254711099007",
        silent: "254711099008",
        refused: "254711099021",
        networkFirst: "254711099002",
      },
      busyNext: async () => {
        await breakNext("http_429");
        return "254711000021";
      },
      loseNextAnswer: async () => {
        await breakNext("hang");
        return "254711000022";
      },
      reports: ({ providerMessageId, recipient }) =>
        seen.filter(
          (one) =>
            one.recipient === recipient && (providerMessageId === "" || one.providerMessageId === providerMessageId),
        ),
      advance: () => {},
      stop: async () => {
        await simulators.stop();
        await callbacks.stop();
      },
    };
  });
}
