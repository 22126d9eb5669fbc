import { describe, expect, test } from "vitest";
import { faultOfIpList, isInIpList } from "./ip-list.ts";

describe("ip lists", () => {
  test.each([
    ["41.90.1.2", ["41.90.1.2"], true],
    ["41.90.1.3", ["41.90.1.2"], false],
    ["41.90.200.3", ["41.90.0.0/16"], true],
    ["::ffff:41.90.1.2", ["41.90.1.0/24"], true],
    ["2001:db8::5", ["2001:db8::/32"], true],
    ["2001:db9::5", ["2001:db8::/32", "41.90.0.0/16"], false],
    ["nonsense", ["0.0.0.0/0"], false],
  ])("%s in %j is %s", (ip, list, expected) => {
    expect(isInIpList(list, ip)).toBe(expected);
  });

  test("the first entry that is neither an address nor a range is named", () => {
    expect(faultOfIpList(["10.0.0.1", "2001:db8::/32"])).toBeNull();
    for (const bad of ["10.0.0", "10.0.0.0/33", "10.0.0.0/-1", "::1/129", "example.com", "10.0.0.1/8/8"]) {
      expect(faultOfIpList(["10.0.0.1", bad])).toBe(bad);
    }
  });
});
