import { expect, test } from "vitest";
import { readRecipients } from "./recipient-list.ts";

test("numbers in every usual form are read from lines, commas and tabs", () => {
  const { good, bad } = readRecipients("0712 345 678\n+254 722 000 111, 0110000222;\t733000444\n\n");
  expect(good).toEqual(["254712345678", "254722000111", "254110000222", "254733000444"]);
  expect(bad).toEqual([]);
});

test("a bad number is named with its line, a repeated one is counted, none is dropped silently", () => {
  const { good, bad, repeated } = readRecipients("0712345678\n12\n0712345678");
  expect(good).toEqual(["254712345678"]);
  expect(repeated).toBe(1);
  expect(bad).toEqual([expect.objectContaining({ line: 2, text: "12" })]);
});
