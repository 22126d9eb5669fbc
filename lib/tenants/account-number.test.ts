import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountNumberOf, clientIdOfAccount } from "./account-number.ts";

const clientId = fc.integer({ min: 1, max: 9_999_999 });

describe("account numbers", () => {
  test("each client id is read back from its account number, also with spaces and hyphens", () => {
    fc.assert(
      fc.property(clientId, (id) => {
        const account = accountNumberOf(id);
        expect(account).toMatch(new RegExp(`^${id}\\d{2}$`));
        expect(clientIdOfAccount(account)).toBe(id);
        expect(clientIdOfAccount(` ${account.slice(0, 2)}-${account.slice(2)} `)).toBe(id);
      }),
    );
  });

  test("one wrong digit is always noticed", () => {
    fc.assert(
      fc.property(clientId, fc.nat(), fc.integer({ min: 1, max: 9 }), (id, place, shift) => {
        const digits = [...accountNumberOf(id)];
        const at = place % digits.length;
        const wrong = digits.with(at, String((Number(digits[at]) + shift) % 10)).join("");
        expect(clientIdOfAccount(wrong)).toBeNull();
      }),
    );
  });

  test("two neighbours exchanged are always noticed", () => {
    fc.assert(
      fc.property(clientId, fc.nat(), (id, place) => {
        const account = accountNumberOf(id);
        const at = place % (account.length - 1);
        const swapped = account.slice(0, at) + account.charAt(at + 1) + account.charAt(at) + account.slice(at + 2);
        expect(clientIdOfAccount(swapped)).toBe(swapped === account ? id : null);
      }),
    );
  });

  test.each(["", "1", "abc", "00197", "12345678901234567890", "10'01", "1001"])("%j is nobody's", (text) => {
    expect(clientIdOfAccount(text)).toBeNull();
  });
});
