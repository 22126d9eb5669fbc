import { expect, test } from "vitest";
import { addOptOutText, standardOptOutText } from "./add-opt-out-text.ts";
import { countSegments } from "./segments.ts";

test("the way out stands behind the text, after one space", () => {
  expect(addOptOutText("Half price today. ", standardOptOutText)).toBe("Half price today. STOP*456*9*5#");
});

test("a text that has it already gets no second one", () => {
  for (const text of ["Sale STOP*456*9*5#", "Sale STOP *456*9*5#"])
    expect(addOptOutText(text, standardOptOutText)).toBe(text);
});

test("where the network adds it, the text stays", () => {
  expect(addOptOutText("Sale", "")).toBe("Sale");
});

test("146 characters and the way out are one segment, 147 are two", () => {
  const segments = (length: number) => countSegments(addOptOutText("a".repeat(length), standardOptOutText)).segments;
  expect([segments(146), segments(147)]).toEqual([1, 2]);
});
