import { expect, test } from "vitest";
import { usualPeriods } from "./periods.ts";

test("months and days are those of the tenant's zone, whole, also over the turn of a year", () => {
  expect(usualPeriods(new Date("2025-12-31T21:30:00Z"), "Africa/Nairobi")).toEqual([
    { key: "thisMonth", from: "2026-01-01", to: "2026-01-31" },
    { key: "lastMonth", from: "2025-12-01", to: "2025-12-31" },
    { key: "last30", from: "2025-12-03", to: "2026-01-01" },
  ]);
  expect(usualPeriods(new Date("2028-03-05T12:00:00Z"), "UTC")[1]).toMatchObject({ to: "2028-02-29" });
});
