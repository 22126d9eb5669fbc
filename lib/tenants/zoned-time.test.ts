import fc from "fast-check";
import { expect, test } from "vitest";
import { readZonedTime } from "./zoned-time.ts";

const nairobi = "Africa/Nairobi";

test.each([
  ["2026-03-02T10:00:00+03:00", "2026-03-02T07:00:00.000Z"],
  ["2026-03-02T10:00:00Z", "2026-03-02T10:00:00.000Z"],
  ["2026-03-02T10:00-0500", "2026-03-02T15:00:00.000Z"],
  ["2026-03-02T10:00:00", "2026-03-02T07:00:00.000Z"],
  ["2026-03-02 10:00", "2026-03-02T07:00:00.000Z"],
  ["2026-03-02T10:00:00.250", "2026-03-02T07:00:00.250Z"],
  ["2026-03-02", "2026-03-01T21:00:00.000Z"],
])("%s is %s for a tenant in Nairobi", (text, utc) => {
  expect(readZonedTime(text, nairobi)?.toISOString()).toBe(utc);
});

test.each([
  "",
  "tomorrow",
  "2026-02-30T10:00:00",
  "2026-13-01",
  "2026-03-02T25:00",
  "2026-03-02Z",
  "0001-01-01",
  "2200-01-01",
  "1772438400",
  "2026-03-02T10:00+99:00",
])("%j is no moment", (text) => {
  expect(readZonedTime(text, nairobi)).toBeNull();
});

test("a zone with summer time uses the offset of the day that is meant", () => {
  expect(readZonedTime("2026-07-01T12:00", "Europe/London")?.toISOString()).toBe("2026-07-01T11:00:00.000Z");
  expect(readZonedTime("2026-12-01T12:00", "Europe/London")?.toISOString()).toBe("2026-12-01T12:00:00.000Z");
  expect(readZonedTime("2026-03-29T01:30", "America/New_York")?.toISOString()).toBe("2026-03-29T05:30:00.000Z");
});

test("no text makes it throw", () => {
  fc.assert(fc.property(fc.string(), (text) => void readZonedTime(text, nairobi)));
});
