import { expect, test } from "vitest";
import { readReceipt } from "./receipt.ts";

test.each([
  ["UC21ABCD34", "UC21ABCD34"],
  [" uc21abcd34 ", "UC21ABCD34"],
  ["SIM-2026_0001", "SIM-2026_0001"],
])("%j is the receipt %s", (typed, receipt) => expect(readReceipt(typed)).toBe(receipt));

test.each([
  null,
  12_345_678,
  "",
  "UC1",
  "UC-1'; --",
  "UC21 ABCD",
  "ＵＣ２１ＡＢＣＤ",
  "-UC21ABCD",
  "ßC21ABCD",
  "U".repeat(41),
  "UC21\u0000AB",
])("%j is no receipt", (typed) => expect(readReceipt(typed)).toBeNull());
