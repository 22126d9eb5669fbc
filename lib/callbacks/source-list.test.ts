import { expect, test } from "vitest";
import { isBelievedSource } from "./source-list.ts";

const list = ["196.201.214.200", "196.201.213.0/24", "2001:db8::/32"];

test.each(["196.201.214.200", "196.201.213.44", "::ffff:196.201.214.200", "2001:db8::7"])("%s is on the list", (ip) => {
  expect(isBelievedSource(ip, list)).toBe(true);
});

test.each(["196.201.214.201", "127.0.0.1", "", "unknown", "196.201.214.200, 127.0.0.1", null])("%s is not", (ip) => {
  expect(isBelievedSource(ip, list)).toBe(false);
});

test("without a list every address is believed", () => {
  expect(isBelievedSource("203.0.113.9", [])).toBe(true);
  expect(isBelievedSource(null, [])).toBe(true);
});
