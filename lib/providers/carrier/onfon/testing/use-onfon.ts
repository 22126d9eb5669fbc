import { afterAll, beforeAll, beforeEach } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import type { CallOutcome, Carrier, CarrierCall } from "#/lib/messaging/carrier.ts";
import { startServer, type TestAnswer, type TestServer } from "../../../testing/start-server.ts";
import { createOnfonCarrier } from "../create-onfon-carrier.ts";

export const secrets = { apiKey: "key-canary", clientId: "client-canary", accessKey: "access-canary" };
export const one = "254711000001";
export const two = "254733000002";
export const three = "254722000003";
export const htmlPage = "<html><body>Bad gateway</body></html>";

export function callTo(...recipients: string[]): CarrierCall {
  return {
    connection: { id: "con_1", provider: "onfon", credentials: null },
    sender: "DUKA_LTD",
    encoding: "gsm7",
    messages: recipients.map((recipient, place) => ({ messageId: `msg_${place}`, recipient, text: `Order ${place}` })),
  };
}

export function envelope(data: unknown, code: unknown = 0, description: string | null = "Success"): TestAnswer {
  return { status: 200, body: JSON.stringify({ ErrorCode: code, ErrorDescription: description, Data: data }) };
}

export function row(number: string | null, id: unknown = `ID-${number}`, code: unknown = 0) {
  return { MessageErrorCode: code, MessageErrorDescription: "…", MobileNumber: number, MessageId: id, Custom: "" };
}

export const accepted = (number: string) => ({ kind: "accepted", providerMessageId: `id-${number}` });

export type OnfonBench = {
  server: TestServer;
  carrier: Carrier;
  clock: ReturnType<typeof fixedClock>;
  /** What the server says next, in order. */
  answers: TestAnswer[];
  /** One call to the numbers `one` and `two`, or to those given, answered so. */
  submit(answer: TestAnswer, ...recipients: string[]): Promise<CallOutcome>;
};

/** A server that answers as Onfon is told to, and for each test a fresh carrier that talks to it. */
export function useOnfon(): () => OnfonBench {
  const clock = fixedClock(new Date("2026-03-02T07:00:00Z"));
  let bench: OnfonBench;
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer(() => bench.answers.shift() ?? { status: 500, body: "" });
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    server.calls.length = 0;
    const carrier = createOnfonCarrier({ baseUrl: server.url, ...secrets, timeoutMs: 300, clock });
    bench = {
      server,
      carrier,
      clock,
      answers: [],
      submit(answer, ...recipients) {
        bench.answers = [answer];
        return carrier.submit(callTo(...(recipients.length > 0 ? recipients : [one, two])));
      },
    };
  });
  return () => bench;
}
