import { describe, expect, test } from "vitest";
import { lookAlikesOf, reservedWordIn } from "./look-alike.ts";
import { faultOfSenderName, strangeCharacterOf } from "./sender-name.ts";

describe("sender names", () => {
  test.each(["MWANGAZA", "A", "St. Mary-1", "A_B&C", "Kilele 2026", "12345678901a".slice(1)])("%j can be", (name) => {
    expect(faultOfSenderName(name)).toBeNull();
  });

  test.each([
    ["", "empty"],
    ["   ", "empty"],
    [" CLINIC", "edge_space"],
    ["TWELVE CHARS", "too_long"],
    ["CLINIC!", "bad_character"],
    ["KLINIKI Ä", "bad_character"],
    ["CLI\nNIC", "bad_character"],
    ["22141", "only_digits"],
  ])("%j can't be: %s", (name, fault) => {
    expect(faultOfSenderName(name)).toBe(fault);
  });
});

describe("the character a sender name can't have", () => {
  test.each([
    ["KLINIKI Ä!", "Ä"],
    ["Duka 🙂", "🙂"],
    ["St. Mary-1_&", null],
  ])("of %j is %j", (name, character) => {
    expect(strangeCharacterOf(name)).toBe(character);
  });
});

describe("look-alikes", () => {
  test.each([
    ["MPESA", "mpesa"],
    ["M-PESA", "mpesa"],
    ["SAFAR1C0M", "safaricom"],
    ["KRA", "kra"],
    ["KRA-INFO", "kra"],
    ["EQU1TY BANK", "equity"],
    ["KCB", "kcb"],
  ])("%s is taken for %s", (name, word) => {
    expect(reservedWordIn(name)).toBe(word);
  });

  test.each(["MWANGAZA", "KRAFT", "SHAMBA", "KILELE", "DUKA LETU"])("%s is nobody else's", (name) => {
    expect(reservedWordIn(name)).toBeNull();
  });

  test("names that the eye confuses are found, whatever their case and signs", () => {
    expect(lookAlikesOf("KlLELE", ["KILELE", "K1LELE", "Ki-lele", "KILIMO"])).toEqual(["KILELE", "K1LELE", "Ki-lele"]);
  });
});
