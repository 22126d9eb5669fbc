import { expect, test } from "vitest";
import { formatShare } from "./usage-cards.tsx";

test("a share is never rounded up to a whole that it is not", () => {
  expect(formatShare(9999, 10_000)).toBe("99.9%");
  expect(formatShare(10_000, 10_000)).toBe("100%");
  expect(formatShare(982, 1000)).toBe("98.2%");
  expect(formatShare(0, 5)).toBe("0%");
  expect(formatShare(0, 0)).toBe("–");
});
