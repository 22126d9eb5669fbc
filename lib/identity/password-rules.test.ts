import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faultOfPassword } from "./password-rules.ts";

describe("passwords", () => {
  test.each(["short", "elevenchars", ""])("%j is too short", (password) => {
    expect(faultOfPassword(password)).toBe("too_short");
  });

  test("length counts characters, not bytes, up to 128", () => {
    expect(faultOfPassword("🦒".repeat(11))).toBe("too_short");
    expect(faultOfPassword("mti mkubwa ".repeat(11) + "sana xy")).toBeNull();
    expect(faultOfPassword("mti mkubwa ".repeat(12))).toBe("too_long");
  });

  test.each([
    "password1234",
    "Password2026!",
    "P@ssw0rd12345",
    "123456789012",
    "qwertyuiop123",
    "passwordpassword",
    "iloveyou2026",
    "aaaaaaaaaaaa",
    "abcabcabcabc",
    "nairobi254254",
    "ilovejesus123",
    "nairobi-kenya-254",
    "letmein12345",
  ])("%j is in everybody's list", (password) => {
    expect(faultOfPassword(password)).toBe("too_common");
  });

  test("what an attacker knows of the person counts as well known", () => {
    expect(faultOfPassword("mwangaza2026!")).toBeNull();
    expect(faultOfPassword("mwangaza2026!", ["Mwangaza Clinic"])).toBe("too_common");
    expect(faultOfPassword("asha.wekesa99", ["Asha Wekesa"])).toBe("too_common");
  });

  test.each(["correct horse battery staple", "twiga anakunywa maji", "gT7#kQp2vX9z", "mto-ndizi-saa-kumi"])(
    "%j is fine",
    (password) => {
      expect(faultOfPassword(password, ["Asha", "Mwangaza Clinic"])).toBeNull();
    },
  );

  test("random passwords are never refused", () => {
    const letter = fc.constantFrom(..."abcdefghjkmnpqrstuvwxyz234567");
    fc.assert(
      fc.property(
        fc.array(letter, { minLength: 20, maxLength: 40 }),
        (letters) => new Set(letters).size < 8 || faultOfPassword(letters.join("")) === null,
      ),
    );
  });
});
