import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatRecent, formatTime } from "./time.tsx";

// 00:30 of 2 March in Nairobi, 22:30 of 1 March in Lagos.
const at = "2026-03-01T21:30:00Z";

test("a moment reads as dd/MM/yyyy HH:mm of the zone it is asked for", () => {
  expect(formatTime(at, "Africa/Nairobi")).toBe("02/03/2026 00:30");
  expect(formatTime(at, "Africa/Lagos")).toBe("01/03/2026 22:30");
  expect(formatTime(at, "Africa/Lagos", "clock")).toBe("22:30");
  expect(formatTime(at, "Africa/Lagos", "day")).toBe("01/03/2026");
});

test("a recent moment is its clock, and has its day once that is over in the zone", () => {
  const now = new Date("2026-03-01T23:30:00Z");
  expect(formatRecent(at, now, "Africa/Nairobi")).toBe("00:30");
  expect(formatRecent(at, now, "Africa/Lagos")).toBe("01/03/2026 22:30");
});

test("each time on the tenant's pages names its zone", () => {
  const root = join(import.meta.dirname, "..", "..");
  const files = globSync("{app/dashboard,components/portal,components/send,components/wallet}/**/*.tsx", { cwd: root });
  const unzoned = files.filter((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/<Time\b[^>]*>|\bformatTime\((?:[^(),]|\([^()]*\))*\)/g)].some(
      ([use]) => !/zone/i.test(use),
    ),
  );
  expect(files.length).toBeGreaterThan(20);
  expect(unzoned).toEqual([]);
});
