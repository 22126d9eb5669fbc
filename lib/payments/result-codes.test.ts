import { expect, test } from "vitest";
import { readResultCode } from "./result-codes.ts";

test.each([
  [0, "completed", false],
  ["0", "completed", false],
  [1, "failed", true],
  [2, "failed", true],
  [3, "failed", true],
  [4, "failed", true],
  [8, "failed", false],
  [17, "failed", true],
  [26, "failed", true],
  [1001, "failed", true],
  [1019, "expired", true],
  [1025, "failed", true],
  [9999, "failed", true],
  [1032, "cancelled", true],
  ["1032", "cancelled", true],
  [1037, "expired", true],
  [2001, "failed", true],
  [2028, "failed", false],
  [8006, "failed", false],
  ["SFC_IC0003", "failed", false],
  ["E3008", "failed", false],
  ["4999", "processing", false],
  [" 0 ", "completed", false],
  ["00", "processing", false],
  ["", "processing", false],
  [4711, "processing", false],
])("code %j ends as %s", (code, status, canRetry) => {
  expect(readResultCode(code)).toMatchObject({ status, canRetry });
});
