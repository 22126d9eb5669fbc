import { BlockList, isIP } from "node:net";

/**
 * True when calls from this address may be believed: the list is empty (off), or names the address itself or a network
 * (`196.201.214.0/24`) it is in. An unreadable address is not believed by a list.
 */
export function isBelievedSource(sourceIp: string | null, sources: readonly string[]): boolean {
  if (sources.length === 0) return true;
  const address = plainAddress(sourceIp ?? "");
  if (isIP(address) === 0) return false;
  return listOf(sources).check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** An IPv4 address written inside IPv6 (`::ffff:196.201.214.200`) is that IPv4 address. */
function plainAddress(address: string): string {
  return address.toLowerCase().startsWith("::ffff:") && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}

function listOf(sources: readonly string[]): BlockList {
  const list = new BlockList();
  for (const source of sources) {
    const [network = "", prefix] = source.split("/");
    const family = isIP(network) === 6 ? "ipv6" : "ipv4";
    if (isIP(network) === 0) continue;
    if (prefix === undefined) list.addAddress(network, family);
    else if (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === "ipv6" ? 128 : 32)) {
      list.addSubnet(network, Number(prefix), family);
    }
  }
  return list;
}
