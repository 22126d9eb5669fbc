import { expect, test } from "vitest";
import { newId } from "./ids.ts";
import { takeRandom } from "./random.ts";

test("no random bytes are given out twice, across many refills of the pool", () => {
  const taken = Array.from({ length: 20_000 }, (_, index) => takeRandom(12 + (index % 2) * 4).toString("hex"));
  expect(new Set(taken).size).toBe(taken.length);
});

test("ids of one millisecond differ", () => {
  const ids = Array.from({ length: 20_000 }, () => newId("message", 1_772_000_000_000));
  expect(new Set(ids).size).toBe(ids.length);
});
