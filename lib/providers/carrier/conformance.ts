import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Carrier, CarrierConnection, CarrierReport, RowOutcome } from "#/lib/messaging/carrier.ts";

export type CarrierBench = {
  carrier: Carrier;
  connection: CarrierConnection;
  sender: string;
  /** Numbers that come to each end by themselves. */
  numbers: Record<"delivered" | "undelivered" | "optedOut" | "unclear" | "silent" | "refused" | "networkFirst", string>;
  /** Makes the provider busy for one call; the number to try it with. */
  busyNext(): Promise<string>;
  /** Makes the provider take the next message while its answer is lost; the number to try it with. */
  loseNextAnswer(): Promise<string>;
  /** The reports that have come by now. */
  reports(sent: { providerMessageId: string; recipient: string }): CarrierReport[];
  /** Lets time pass until reports are due. */
  advance(): void;
  stop(): Promise<void>;
};

/** What every carrier must do, whatever stands behind it. */
export function describeCarrier(name: string, open: () => Promise<CarrierBench>): void {
  describe(`carrier: ${name}`, () => {
    let bench: CarrierBench;
    let count = 0;
    beforeAll(async () => {
      bench = await open();
    });
    afterAll(() => bench.stop());

    const send = async (recipients: string[], text = "Habari", encoding: "gsm7" | "ucs2" = "gsm7") => {
      const messages = recipients.map((recipient) => ({ messageId: `msg_${(count += 1)}`, recipient, text }));
      const { connection, sender } = bench;
      return {
        again: () => bench.carrier.submit({ connection, sender, encoding, messages }),
        ...(await bench.carrier.submit({ connection, sender, encoding, messages })),
      };
    };

    const idOf = (row: RowOutcome | undefined): string => {
      if (row?.kind !== "accepted") throw new Error(`The message was ${row?.kind ?? "not answered"}.`);
      return row.providerMessageId;
    };

    const reportsOf = async (
      recipient: string,
      providerMessageId: string,
      wanted: number,
    ): Promise<CarrierReport[]> => {
      bench.advance();
      return vi.waitFor(() => {
        const reports = bench.reports({ providerMessageId, recipient });
        expect(reports.length).toBeGreaterThanOrEqual(wanted);
        return reports;
      }, 5_000);
    };

    const reportOn = async (recipient: string): Promise<CarrierReport | undefined> => {
      const { rows } = await send([recipient]);
      return (await reportsOf(recipient, idOf(rows[0]), 1)).at(-1);
    };

    test("many messages are answered one by one, in order, with ids of their own in lower case", async () => {
      const recipients = Array.from({ length: 50 }, (_, place) => `2547110010${String(place).padStart(2, "0")}`);
      const { rows, pause } = await send(recipients);
      const ids = rows.map(idOf);
      expect(new Set(ids).size).toBe(50);
      expect(ids.map((id) => id.toLowerCase())).toEqual(ids);
      expect(pause).toBeNull();
    });

    test("a delivered message is reported under its id and number", async () => {
      const { rows } = await send([bench.numbers.delivered]);
      const [report] = await reportsOf(bench.numbers.delivered, idOf(rows[0]), 1);
      expect(report).toMatchObject({
        providerMessageId: idOf(rows[0]),
        recipient: bench.numbers.delivered,
        status: "delivered",
        reason: null,
        optedOut: false,
      });
    });

    test("text outside the standard alphabet is taken", async () => {
      expect((await send(["254711000077"], "Asante 😀", "ucs2")).rows[0]?.kind).toBe("accepted");
    });

    test("a failed delivery is reported with its reason", async () => {
      expect(await reportOn(bench.numbers.undelivered)).toMatchObject({
        status: "undelivered",
        reason: "undeliverable",
      });
    });

    test("a recipient who has opted out is reported as such", async () => {
      expect(await reportOn(bench.numbers.optedOut)).toMatchObject({
        status: "rejected",
        reason: "opted_out",
        optedOut: true,
      });
    });

    test("a network that does not know is neither success nor failure", async () => {
      expect(await reportOn(bench.numbers.unclear)).toMatchObject({ status: "sent", reason: "delivery_unknown" });
    });

    test("the network's word comes before the phone's", async () => {
      const { rows } = await send([bench.numbers.networkFirst]);
      const reports = await reportsOf(bench.numbers.networkFirst, idOf(rows[0]), 2);
      expect(reports.map((report) => report.status)).toEqual(["sent", "delivered"]);
    });

    test("a message may stay without any report", async () => {
      const { rows } = await send([bench.numbers.silent]);
      const other = await send([bench.numbers.delivered]);
      await reportsOf(bench.numbers.delivered, idOf(other.rows[0]), 1);
      expect(bench.reports({ providerMessageId: idOf(rows[0]), recipient: bench.numbers.silent })).toEqual([]);
    });

    test("a refused message has a reason and hurts no neighbour", async () => {
      const { rows, pause } = await send([bench.numbers.delivered, bench.numbers.refused]);
      expect(rows).toMatchObject([
        { kind: "accepted" },
        { kind: "refused", status: "rejected", reason: expect.stringMatching(/^[a-z_]+$/) },
      ]);
      expect(pause).toBeNull();
    });

    test("a busy provider is tried again later and then takes the message", async () => {
      const { rows, again } = await send([await bench.busyNext()]);
      expect(rows).toMatchObject([{ kind: "retry", reason: "provider_busy", maxTries: null }]);
      expect(rows[0]?.kind === "retry" ? rows[0].afterMs : 0).toBeGreaterThan(0);
      expect((await again()).rows).toMatchObject([{ kind: "accepted" }]);
    });

    test("a lost answer is unknown, and its report brings the id", async () => {
      const recipient = await bench.loseNextAnswer();
      expect((await send([recipient])).rows).toMatchObject([{ kind: "unknown", reason: "provider_answer_lost" }]);
      const [report] = await reportsOf(recipient, "", 1);
      expect(report).toMatchObject({ recipient, status: "delivered" });
      expect(report?.providerMessageId).toMatch(/./);
    });

    test("a callback without an id holds no report", () => {
      expect(bench.carrier.parseReports({})).toEqual([]);
      expect(bench.carrier.parseReports({ status: ["DELIVRD"], mobile: ["254711000001"] })).toEqual([]);
    });

    test("the balance is an amount", async () => {
      const balance = await bench.carrier.readBalance(bench.connection);
      expect(balance.ok && balance.balance > 0n).toBe(true);
    });
  });
}
