import { expect, test } from "vitest";
import { choosePrivateHosts, parsePrivateHosts } from "./private-hosts.ts";

test.each<[string, string, string, number, boolean]>([
  ["10.1.0.0/16", "hooks.lan", "10.1.2.3", 4000, true],
  ["10.1.0.0/16", "hooks.lan", "10.2.2.3", 4000, false],
  ["hooks.lan", "hooks.lan", "192.168.1.9", 80, true],
  ["hooks.lan", "other.lan", "192.168.1.9", 80, false],
  ["hooks.lan:9000", "hooks.lan", "192.168.1.9", 9000, true],
  ["hooks.lan:9000", "hooks.lan", "192.168.1.9", 9001, false],
  ["127.0.0.1", "localhost", "127.0.0.1", 1234, true],
  ["127.0.0.1:1234", "127.0.0.1", "127.0.0.1", 1234, true],
  ["127.0.0.1:1234", "127.0.0.1", "127.0.0.1", 1235, false],
  ["::1", "localhost", "::1", 80, true],
  ["[::1]:80", "localhost", "::1", 80, true],
  ["[::1]:80", "localhost", "::1", 81, false],
  ["fd00::/8", "hooks.lan", "fd12::1", 443, true],
  ["fd00::/8", "hooks.lan", "fe80::1", 443, false],
  [" HOOKS.lan , 10.0.0.0/8 ", "hooks.lan", "1.2.3.4", 443, true],
  ["0.0.0.0/0", "x.example", "10.0.0.1", 443, true],
  ["0.0.0.0/0", "x.example", "::1", 443, false],
  ["", "localhost", "127.0.0.1", 80, false],
])("%j lets %s at %s, port %d: %s", (setting, hostname, address, port, included) => {
  expect(parsePrivateHosts(setting).include(hostname, address, port)).toBe(included);
});

test.each([
  "10.0.0.0/33",
  "fd00::/129",
  "hooks.lan:0",
  "hooks.lan:70000",
  "http://hooks.lan",
  "a b",
  "10.0.0.0/8:80",
  "[x]:80",
])("%j is refused by name", (setting) => {
  expect(() => parsePrivateHosts(`127.0.0.1,${setting}`)).toThrow(`"${setting}"`);
});

test("without a setting loopback holds while a simulator runs, and only on a site that isn't public", () => {
  const loopback = (setting: string | undefined, simulatorRuns: boolean, isPublic: boolean) => {
    const hosts = choosePrivateHosts({ setting, simulatorRuns, isPublic });
    return hosts.include("localhost", "127.0.0.1", 4000) && hosts.include("localhost", "::1", 4000);
  };
  expect(loopback(undefined, true, false)).toBe(true);
  expect(loopback(undefined, false, false)).toBe(false);
  expect(loopback(undefined, true, true)).toBe(false);
  expect(loopback("10.0.0.0/8", true, false)).toBe(false);
});
