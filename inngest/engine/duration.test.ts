import { expect, test } from "vitest";
import { parseDuration, parseMoment, parseRetryAfter } from "./duration.ts";
import { nextCronMoment } from "./function-spec.ts";

const now = new Date("2026-03-01T10:00:00Z");

test.each([
  ["1s", 1000],
  ["1h30m", 5_400_000],
  ["2d", 172_800_000],
  ["1w1d", 691_200_000],
  ["250ms", 250],
])("%s lasts %d ms", (text, expected) => {
  expect(parseDuration(text)).toBe(expected);
});

test.each(["", "soon", "1", "1y", "1 h", "-1s"])("%o is no duration", (text) => {
  expect(parseDuration(text)).toBeNull();
});

test("a moment is a duration from now or a date", () => {
  expect(parseMoment("1m", now)?.toISOString()).toBe("2026-03-01T10:01:00.000Z");
  expect(parseMoment("2026-03-02T00:00:00.000Z", now)?.toISOString()).toBe("2026-03-02T00:00:00.000Z");
  expect(parseMoment("tomorrow", now)).toBeNull();
});

test("retry-after is seconds or a date, and never in the past", () => {
  expect(parseRetryAfter("3", now)).toBe(3000);
  expect(parseRetryAfter("2026-03-01T10:00:05.000Z", now)).toBe(5000);
  expect(parseRetryAfter("2026-03-01T09:00:00.000Z", now)).toBe(0);
  expect(parseRetryAfter(undefined, now)).toBeNull();
});

test("a cron follows its time zone, and UTC without one", () => {
  expect(nextCronMoment("TZ=Africa/Nairobi 0 7 * * *", now)?.toISOString()).toBe("2026-03-02T04:00:00.000Z");
  expect(nextCronMoment("0 7 * * *", now)?.toISOString()).toBe("2026-03-02T07:00:00.000Z");
  expect(() => nextCronMoment("* * * * * *", now)).toThrow();
});

test("a cron keeps its local time across a change of clocks", () => {
  const before = new Date("2026-03-28T12:00:00Z");
  const first = nextCronMoment("TZ=Europe/Berlin 30 9 * * *", before);
  expect(first?.toISOString()).toBe("2026-03-29T07:30:00.000Z");
});
