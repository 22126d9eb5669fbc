import { describe, expect, test } from "vitest";
import { BriefCache } from "./brief-cache.ts";

function setup(options: { maxAgeMs?: number; maxEntries?: number } = {}) {
  let nowMs = 0;
  let loads = 0;
  const cache = new BriefCache<number>({ maxAgeMs: 1000, maxEntries: 3, ...options, nowMs: () => nowMs });
  const load = async () => ++loads;
  return { cache, load, pass: (ms: number) => (nowMs += ms) };
}

describe("BriefCache", () => {
  test("askers that come together share one load", async () => {
    const { cache, load } = setup();
    expect(await Promise.all([cache.get("a", load), cache.get("a", load), cache.get("b", load)])).toEqual([1, 1, 2]);
  });

  test("no value is older than its age, counted from the start of its load", async () => {
    const { cache, load, pass } = setup();
    await cache.get("a", load);
    pass(999);
    expect(await cache.get("a", load)).toBe(1);
    pass(1);
    expect(await cache.get("a", load)).toBe(2);
  });

  test("a failed load is not kept", async () => {
    const { cache, load } = setup();
    await expect(cache.get("a", () => Promise.reject(new Error("down")))).rejects.toThrow("down");
    expect(await cache.get("a", load)).toBe(1);
  });

  test("it holds at most its entries, and the oldest go first", async () => {
    const { cache, load } = setup();
    for (const key of ["a", "b", "c", "d"]) await cache.get(key, load);
    expect(cache.size).toBe(3);
    expect(await cache.get("d", load)).toBe(4);
    expect(await cache.get("a", load)).toBe(5);
  });
});
