import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { fromKes, money } from "#/lib/core/money.ts";
import type { MobileMoney, PushInput, PushOutcome, QueryOutcome } from "#/lib/payments/mobile-money.ts";

export type MobileMoneyBench = {
  road: MobileMoney;
  /** Phones on which a prompt comes to each end by itself. */
  phones: Record<"paid" | "cancelled" | "wrongPin" | "noFunds" | "noResponse" | "busy" | "unanswered", string>;
  /** A phone that has an open prompt already. */
  busyPhone(): Promise<string>;
  now(): number;
  /** Lets time pass until prompts have come to their ends. */
  advance(): void;
  stop(): Promise<void>;
};

/** What every mobile money adapter must do, whatever stands behind it. */
export function describeMobileMoney(name: string, open: () => Promise<MobileMoneyBench>): void {
  describe(`mobile money: ${name}`, () => {
    let bench: MobileMoneyBench;
    let shillings = 100;
    beforeAll(async () => {
      bench = await open();
    });
    afterAll(() => bench.stop());

    /** Amounts differ, since a provider may refuse the same one twice in a row. */
    const inputFor = (phone: string): PushInput => ({
      amount: fromKes((shillings += 1)),
      phone,
      code: "TOPUP-8F3A",
      description: "SMS top-up",
      callbackUrl: "http://127.0.0.1:9/callbacks/stk/none",
    });

    const pushTo = async (phone: string) => {
      const input = inputFor(phone);
      const pushed: PushOutcome = await bench.road.push(input);
      if (pushed.kind !== "accepted") throw new Error(`The push was ${pushed.kind}.`);
      const { checkoutRequestId } = pushed;
      return { ...pushed, asked: { checkoutRequestId, amount: input.amount, phone, pushedAtMs: bench.now() } };
    };

    const endOf = (asked: Parameters<MobileMoney["query"]>[0]): Promise<QueryOutcome> => {
      bench.advance();
      return vi.waitFor(async () => {
        const outcome = await bench.road.query(asked);
        expect(outcome.kind).not.toBe("pending");
        return outcome;
      }, 5_000);
    };

    const endOn = async (phone: string) => endOf((await pushTo(phone)).asked);

    test("it names a shortcode payers can send to", () => {
      expect(bench.road.shortcode).toMatch(/^\d{5,7}$/);
    });

    test("a push has ids of its own", async () => {
      const first = await pushTo(bench.phones.paid);
      const second = await pushTo(bench.phones.cancelled);
      expect(first.checkoutRequestId).not.toBe("");
      expect(second.checkoutRequestId).not.toBe(first.checkoutRequestId);
      await Promise.all([endOf(first.asked), endOf(second.asked)]);
    });

    test("a prompt nobody has answered is pending", async () => {
      const { asked } = await pushTo(bench.phones.unanswered);
      expect(await bench.road.query(asked)).toEqual({ kind: "pending" });
      expect(await bench.road.query(asked)).toEqual({ kind: "pending" });
    });

    test("a prompt that is paid ends paid", async () => {
      expect(await endOn(bench.phones.paid)).toEqual({ kind: "paid" });
    });

    test("a cancelled prompt ends cancelled", async () => {
      expect(await endOn(bench.phones.cancelled)).toMatchObject({
        kind: "ended",
        status: "cancelled",
        reason: "cancelled_by_user",
      });
    });

    test("a wrong PIN, no funds and a busy system end failed, each with its reason", async () => {
      expect(await endOn(bench.phones.wrongPin)).toMatchObject({
        kind: "ended",
        status: "failed",
        reason: "wrong_pin",
      });
      expect(await endOn(bench.phones.noFunds)).toMatchObject({
        kind: "ended",
        status: "failed",
        reason: "insufficient_funds",
      });
      expect(await endOn(bench.phones.busy)).toMatchObject({ kind: "ended", status: "failed", reason: "system_busy" });
    });

    test("a phone that does not respond ends expired", async () => {
      expect(await endOn(bench.phones.noResponse)).toMatchObject({
        kind: "ended",
        status: "expired",
        reason: "no_response",
      });
    });

    test("a phone with an open prompt is told so, at once or in the end", async () => {
      const input = inputFor(await bench.busyPhone());
      const pushed = await bench.road.push(input);
      const { amount, phone } = input;
      const asked = (checkoutRequestId: string) => ({ checkoutRequestId, amount, phone, pushedAtMs: bench.now() });
      const told = pushed.kind === "accepted" ? await endOf(asked(pushed.checkoutRequestId)) : pushed;
      expect(told).toMatchObject({ kind: expect.stringMatching(/^(ended|refused)$/), reason: "prompt_open" });
    });

    test.each<[string, Partial<PushInput>]>([
      ["invalid_amount", { amount: money(1_005_000n) }],
      ["invalid_phone", { phone: "0711000001" }],
      ["invalid_reference", { code: "MORE-THAN-TWELVE" }],
    ])("%s prompts nobody", async (reason, change) => {
      const outcome = await bench.road.push({ ...inputFor(bench.phones.paid), ...change });
      expect(outcome).toMatchObject({ kind: "refused", reason, retryable: false });
    });

    test("an id nobody has given out is never paid", async () => {
      const asked = {
        checkoutRequestId: "ws_CO_nobody",
        amount: fromKes(100),
        phone: bench.phones.paid,
        pushedAtMs: 0,
      };
      expect((await bench.road.query(asked)).kind).toBe("unknown");
    });

    test("registering the same addresses twice is harmless", async () => {
      const base = "http://127.0.0.1:9/api/callbacks/c2b/none";
      const urls = { validation: `${base}/validation`, confirmation: `${base}/confirmation` };
      expect(await bench.road.registerUrls(urls)).toEqual({ ok: true });
      expect(await bench.road.registerUrls(urls)).toEqual({ ok: true });
    });
  });
}
