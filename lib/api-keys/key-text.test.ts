import { describe, expect, test } from "vitest";
import { mayBeKey, newKeyText } from "./key-text.ts";

describe("key texts", () => {
  test("a new key names its mode, has 214 random bits and a checksum, and no two are alike", () => {
    const keys = Array.from({ length: 500 }, () => newKeyText("live"));
    for (const key of keys) {
      expect(key).toMatch(/^sk_live_[0-9A-Za-z]{42}$/);
      expect(mayBeKey(key)).toBe(true);
    }
    expect(new Set(keys).size).toBe(500);
  });

  test("a mistyped key is known without asking the database", () => {
    const key = newKeyText("test");
    for (let place = 8; place < key.length; place++) {
      const wrong = key.slice(0, place) + (key.charAt(place) === "A" ? "B" : "A") + key.slice(place + 1);
      expect(mayBeKey(wrong)).toBe(false);
    }
    expect(mayBeKey(key.replace("test", "live"))).toBe(false);
    expect(mayBeKey(key.slice(0, -1))).toBe(false);
  });

  test("a key of another shape may be an imported one", () => {
    expect(mayBeKey("7b0e9c3e-0d0f-4f57-9a50-1f2d1a6a2c11")).toBe(true);
    expect(mayBeKey("short")).toBe(false);
    expect(mayBeKey("x".repeat(201))).toBe(false);
  });
});
