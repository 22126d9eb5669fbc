import { BlockList, isIP } from "node:net";

function listOf(family: "ipv4" | "ipv6", ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of ranges) list.addSubnet(net, prefix, family);
  return list;
}

/** Everything of IPv4 that is not a public host. */
const closedV4 = listOf("ipv4", [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10], // carrier-grade NAT, and the metadata address of one cloud
  ["127.0.0.0", 8],
  ["168.63.129.16", 32], // host services of one cloud, though in a public range
  ["169.254.0.0", 16], // link-local, and the metadata address of most clouds
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24], // 6to4 relays
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
]);

/** Global unicast. Loopback, v4-mapped, v4-compatible, NAT64, ULA, link-local and multicast all lie outside of it. */
const openV6 = listOf("ipv6", [["2000::", 3]]);

const closedV6 = listOf("ipv6", [
  ["2001::", 23], // Teredo, ORCHID, benchmarking
  ["2001:db8::", 32],
  ["2002::", 16], // 6to4
  ["3ffe::", 16],
  ["3fff::", 20],
]);

/** True when a webhook may be sent to this numeric address (trust.md TR-43); anything that is no address is not public. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closedV4.check(address, "ipv4");
  return family === 6 && !address.includes("%") && openV6.check(address, "ipv6") && !closedV6.check(address, "ipv6");
}
