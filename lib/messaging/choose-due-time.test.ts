import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseDueTime, maxScheduleDays } from "./choose-due-time.ts";
import { nextPromotionalMoment } from "./promotional-hours.ts";

const now = new Date("2026-03-02T07:00:00Z");
const choose = (scheduleAt: string | null, promotional = false, at = now) =>
  chooseDueTime({ now: at, scheduleAt, timeZone: "Africa/Nairobi", promotional });
const hoursOf = (at: Date) => ((at.getTime() + 3 * 3_600_000) % 86_400_000) / 3_600_000;

describe("a time asked for", () => {
  test("is taken with its offset, else in the tenant's zone", () => {
    expect(choose("2026-03-02T12:00:00+03:00")).toEqual({
      dueAt: new Date("2026-03-02T09:00:00Z"),
      later: true,
      held: false,
    });
    expect(choose("2026-03-02T12:00:00").dueAt).toEqual(new Date("2026-03-02T09:00:00Z"));
    expect(choose(null)).toEqual({ dueAt: now, later: false, held: false });
  });

  test("that has just passed is now; one before that, too far ahead or no time at all is refused", () => {
    expect(choose("2026-03-02T06:59:30Z")).toEqual({ dueAt: now, later: false, held: false });
    expect(() => choose("2026-03-02T06:58:59Z")).toThrow(
      expect.objectContaining({ code: "messaging.schedule_passed" }),
    );
    const last = new Date(now.getTime() + maxScheduleDays * 86_400_000);
    expect(choose(last.toISOString()).dueAt).toEqual(last);
    const beyond = new Date(last.getTime() + 1).toISOString();
    expect(() => choose(beyond)).toThrow(
      expect.objectContaining({ kind: "refused", code: "messaging.schedule_too_far" }),
    );
    expect(() => choose("soon")).toThrow(
      expect.objectContaining({ kind: "invalid", code: "messaging.invalid_schedule" }),
    );
  });
});

describe("promotional hours", () => {
  test.each([
    ["2026-03-02T04:59:59.999Z", "2026-03-02T05:00:00.000Z"],
    ["2026-03-02T05:00:00.000Z", "2026-03-02T05:00:00.000Z"],
    ["2026-03-02T14:59:59.999Z", "2026-03-02T14:59:59.999Z"],
    ["2026-03-02T15:00:00.000Z", "2026-03-03T05:00:00.000Z"],
    ["2026-03-02T21:30:00.000Z", "2026-03-03T05:00:00.000Z"],
    ["2026-12-31T22:00:00.000Z", "2027-01-01T05:00:00.000Z"],
  ])("from %s on the first moment is %s", (at, first) => {
    expect(nextPromotionalMoment(new Date(at)).toISOString()).toBe(first);
  });

  test("whatever the time, the next moment lies within the hours, not before it and less than a day later", () => {
    fc.assert(
      fc.property(fc.date({ min: now, max: new Date("2036-01-01"), noInvalidDate: true }), (at) => {
        const next = nextPromotionalMoment(at);
        expect(hoursOf(next)).toBeGreaterThanOrEqual(8);
        expect(hoursOf(next)).toBeLessThan(18);
        expect(next.getTime() - at.getTime()).toBeGreaterThanOrEqual(0);
        expect(next.getTime() - at.getTime()).toBeLessThanOrEqual(14 * 3_600_000);
      }),
    );
  });

  test("hold a promotional message and no other", () => {
    const night = new Date("2026-03-02T19:00:00Z");
    expect(choose(null, true, night)).toEqual({ dueAt: new Date("2026-03-03T05:00:00Z"), later: true, held: true });
    expect(choose(null, false, night)).toEqual({ dueAt: night, later: false, held: false });
    expect(choose("2026-03-02T12:00:00Z", true)).toMatchObject({ later: true, held: false });
    expect(choose("2026-03-02T20:00:00Z", true)).toMatchObject({ dueAt: new Date("2026-03-03T05:00:00Z"), held: true });
  });
});
