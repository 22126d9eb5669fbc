import { fixedClock, systemClock } from "#/lib/core/clock.ts";
import { fromKes } from "#/lib/core/money.ts";
import { magicTopUps, type MagicTopUpOutcome } from "#/lib/payments/magic-top-ups.ts";
import { DEMO_DARAJA, startSimulators } from "#/simulators/start.ts";
import { describeMobileMoney, type MobileMoneyBench } from "./conformance.ts";
import { createDaraja } from "./daraja/create-daraja.ts";
import { createSandboxMobileMoney } from "./sandbox/create-sandbox-mobile-money.ts";

describeMobileMoney("sandbox", async (): Promise<MobileMoneyBench> => {
  const clock = fixedClock(new Date("2026-03-02T07:00:00Z"));
  const phoneOf = (outcome: MagicTopUpOutcome) => magicTopUps.find((magic) => magic.outcome === outcome)?.msisdn ?? "";
  return {
    road: createSandboxMobileMoney({ clock }),
    phones: {
      paid: phoneOf("paid"),
      cancelled: phoneOf("cancelled"),
      wrongPin: phoneOf("wrong-pin"),
      noFunds: phoneOf("no-funds"),
      noResponse: phoneOf("no-answer"),
      busy: phoneOf("system-busy"),
      unanswered: phoneOf("paid-late"),
    },
    busyPhone: async () => phoneOf("prompt-open"),
    now: () => clock.now().getTime(),
    advance: () => clock.advance(5_000),
    stop: async () => {},
  };
});

const manners = [
  { pending_form: "500", lock_style: "callback" },
  { pending_form: "4999", lock_style: "envelope" },
];

for (const manner of manners) {
  describeMobileMoney(`Daraja, pending as ${manner.pending_form}`, async (): Promise<MobileMoneyBench> => {
    const simulators = await startSimulators({ daraja: { switches: { outcome_delay_ms: 20, ...manner } } });
    const { consumerKey, consumerSecret, passkey, shortcode } = DEMO_DARAJA;
    const road = createDaraja({
      baseUrl: simulators.daraja.url,
      consumerKey,
      consumerSecret,
      passkey,
      shortcode,
      transactionType: "CustomerPayBillOnline",
      clock: systemClock,
    });
    const busyPhone = async () => {
      const phone = "254722097009";
      const callbackUrl = "http://127.0.0.1:9/callbacks/stk/none";
      await road.push({ amount: fromKes(50), phone, code: "OPEN", description: "Open", callbackUrl });
      return phone;
    };
    return {
      road,
      busyPhone,
      phones: {
        paid: "254711090000",
        cancelled: "254711091032",
        wrongPin: "254711092001",
        noFunds: "254711090001",
        noResponse: "254711091037",
        busy: "254711090026",
        unanswered: "254711097009",
      },
      now: () => Date.now(),
      advance: () => {},
      stop: () => simulators.stop(),
    };
  });
}
