import { expect, test } from "vitest";
import { call, publicAddress, transportWith } from "./testing/transport-with.ts";

const refusedAddresses = [
  "127.0.0.1",
  "127.1.2.3",
  "0.0.0.0",
  "0.1.2.3",
  "10.0.0.1",
  "10.255.255.255",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.0.1",
  "100.64.0.1",
  "100.100.100.200",
  "100.127.255.255",
  "169.254.169.254",
  "169.254.0.1",
  "168.63.129.16",
  "192.0.0.192",
  "192.0.2.1",
  "192.88.99.1",
  "198.18.0.1",
  "198.19.255.255",
  "198.51.100.7",
  "203.0.113.9",
  "224.0.0.1",
  "239.255.255.255",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::7f00:1",
  "::ffff:127.0.0.1",
  "::ffff:10.0.0.1",
  "::ffff:0:7f00:1",
  "64:ff9b::7f00:1",
  "64:ff9b:1::1",
  "100::1",
  "2001::1",
  "2001:0:53aa:64c::1",
  "2001:10::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "2002:a00:1::1",
  "3fff::1",
  "3ffe::1",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fec0::1",
  "ff02::1",
  "ff0e::1",
  "5f00::1",
  "not an address",
];

test.each(refusedAddresses)("a name that means %s is refused without a connection", async (address) => {
  const { transport, sends } = transportWith({ names: { "hooks.example": [address] } });
  expect(await transport.post(call("https://hooks.example/x"))).toMatchObject({ kind: "refused_address" });
  expect(await transport.checkUrl("https://hooks.example/x", "live")).toContain("public internet");
  expect(sends()).toBe(0);
});

test.each([
  "https://127.0.0.1/",
  "https://[::1]/",
  "https://[::ffff:127.0.0.1]/",
  "https://[64:ff9b::10.0.0.1]/",
  "https://[fd00::1]/",
  "https://169.254.169.254/latest/meta-data/",
  "https://10.0.0.1:8443/",
  "https://2130706433/",
  "https://0x7f000001/",
  "https://0x7f.0.0.1/",
  "https://0177.0.0.1/",
  "https://017700000001/",
  "https://127.1/",
  "https://127.0.1/",
  "https://0/",
  "https://134744072/",
  "https://0x08080808/",
  "https://hooks.example./",
  "https://127.0.0.1./",
  "https://user@hooks.example/",
  "https://user:pass@hooks.example/",
  "https://hooks.example@127.0.0.1/",
  "https://@hooks.example/",
  "https://１２７.0.0.1/",
  "https://127。0。0。1/",
  "https://ⓗooks.example/",
  "https://hooks．example/",
  "https://ho\u00adoks.example/",
  "https://%31%32%37.0.0.1/",
  "https://hooks%2eexample/",
  "https://hooks.example\\@127.0.0.1/",
  "https:\\\\hooks.example/",
  "https:/hooks.example/",
  "https:hooks.example",
  "//hooks.example/",
  " https://hooks.example/",
  "https://hooks.example/\n",
  "https://hoo\tks.example/",
  "https://[::1%25lo]/",
  "https://",
  "ftp://hooks.example/",
  "file:///etc/passwd",
  "gopher://hooks.example/",
  "javascript:alert(1)",
  "hooks.example",
  "",
  "http://hooks.example/",
  "https://hooks.example:80/",
  "https://hooks.example:22/",
  "https://hooks.example:8080/",
  "https://jumbe.example/",
  "https://JUMBE.example/",
  "https://api.jumbe.example/",
  "https://jumbe.example:8443/",
  `https://hooks.example/${"x".repeat(2_048)}`,
])("%s is refused without a connection", async (url) => {
  const names = {
    "hooks.example": [publicAddress],
    "jumbe.example": [publicAddress],
    "api.jumbe.example": [publicAddress],
  };
  const { transport, sends } = transportWith({ names });
  expect(await transport.post(call(url))).toMatchObject({ kind: "refused_address" });
  expect(await transport.checkUrl(url, "live")).not.toBeNull();
  expect(sends()).toBe(0);
});

test("one private address among public ones refuses the name", async () => {
  const { transport, sends } = transportWith({
    names: { "hooks.example": [publicAddress, "2606:4700::1111", "10.0.0.1"] },
  });
  expect(await transport.post(call("https://hooks.example/"))).toMatchObject({ kind: "refused_address" });
  expect(sends()).toBe(0);
});

test("a name that is public when saved and private when called is refused", async () => {
  const names = { "hooks.example": [publicAddress] };
  const { transport, sends, asked } = transportWith({ names });
  expect(await transport.checkUrl("https://hooks.example/", "live")).toBeNull();
  names["hooks.example"] = ["127.0.0.1"];
  expect(await transport.post(call("https://hooks.example/"))).toMatchObject({ kind: "refused_address" });
  expect([sends(), asked.length]).toEqual([0, 2]);
});

test.each<[string, "live" | "test", boolean]>([
  ["https://hooks.example/", "live", true],
  ["https://hooks.example:8443/a?b=c#d", "live", true],
  ["https://HOOKS.example/", "live", true],
  ["https://xn--mnchen-3ya.example/", "live", true],
  ["https://93.184.216.34/", "live", true],
  ["https://[2606:4700:0:0::1111]/", "live", true],
  ["https://notjumbe.example/", "live", true],
  ["http://hooks.example/", "test", true],
  ["http://hooks.example:8443/", "test", true],
  ["https://hooks.example/", "test", true],
  ["http://hooks.example:8080/", "test", false],
  ["http://127.0.0.1/", "test", false],
])("%s in %s mode may be called: %s", async (url, mode, allowed) => {
  const hosts = ["hooks.example", "xn--mnchen-3ya.example", "notjumbe.example"];
  const { transport } = transportWith({
    names: Object.fromEntries(hosts.map((host) => [host, [publicAddress, "2606:4700::1111"]])),
  });
  expect((await transport.checkUrl(url, mode)) === null).toBe(allowed);
});
