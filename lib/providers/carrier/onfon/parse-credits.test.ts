import { expect, test } from "vitest";
import type { TestAnswer } from "../../testing/start-server.ts";
import { callTo, envelope, htmlPage, one, useOnfon } from "./testing/use-onfon.ts";

const onfon = useOnfon();

test.each<[unknown, bigint]>([
  ["KSh12500.5000", 125_005_000n],
  ["Ksh12,500.5", 125_005_000n],
  ["KSh. 1,234,567.8901", 12_345_678_901n],
  ["KES 0.0000", 0n],
  ["-KSh12.5", -125_000n],
  ["KSh-12.5", -125_000n],
  [300, 3_000_000n],
  [12.75, 127_500n],
  ["12500.50009 KES", 125_005_000n],
])("credits of %j are read exactly", async (credits, balance) => {
  onfon().answers = [
    envelope([
      { PluginType: "Email", Credits: "KSh1.0" },
      { PluginType: "SMS", Credits: credits },
    ]),
  ];
  expect(await onfon().carrier.readBalance(callTo(one).connection)).toEqual({ ok: true, balance });
  expect(onfon().server.calls.at(-1)?.path).toBe("/v1/sms/Balance?ApiKey=key-canary&ClientId=client-canary");
});

test.each<[TestAnswer, string]>([
  [envelope([{ PluginType: "SMS", Credits: "unlimited" }]), "no_credits"],
  [envelope([{ PluginType: "SMS", Credits: "12.500.00" }]), "no_credits"],
  [envelope([{ PluginType: "SMS", Credits: null }]), "no_credits"],
  [envelope([]), "no_credits"],
  [envelope(null), "no_credits"],
  [envelope(null, "007"), "code_7"],
  [{ status: 200, body: htmlPage }, "unreadable"],
  [{ status: 401, body: "" }, "http_401"],
  [{ status: 500, body: "" }, "http_500"],
  ["hang", "timeout"],
])("a balance answered by %j is not known", async (answer, reason) => {
  onfon().answers = [answer];
  expect(await onfon().carrier.readBalance(callTo(one).connection)).toEqual({ ok: false, reason });
});
