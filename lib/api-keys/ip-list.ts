import { BlockList, isIP } from "node:net";

function familyOf(address: string): "ipv4" | "ipv6" | null {
  const version = isIP(address);
  return version === 4 ? "ipv4" : version === 6 ? "ipv6" : null;
}

/** The first entry that is neither an address nor a CIDR range, or null. */
export function faultOfIpList(list: readonly string[]): string | null {
  return list.find((entry) => !readEntry(entry)) ?? null;
}

function readEntry(entry: string): { address: string; family: "ipv4" | "ipv6"; prefix: number } | null {
  const [address = "", prefixText, ...rest] = entry.split("/");
  const family = familyOf(address);
  if (!family || rest.length > 0) return null;
  const longest = family === "ipv4" ? 32 : 128;
  const prefix = prefixText === undefined ? longest : Number(prefixText);
  if (prefixText !== undefined && !/^\d{1,3}$/.test(prefixText)) return null;
  return prefix <= longest ? { address, family, prefix } : null;
}

/** True when the address is in the list. An IPv4 address in its IPv6 form counts as itself. */
export function isInIpList(list: readonly string[], ip: string): boolean {
  const address = ip.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
  const family = familyOf(address);
  if (!family) return false;
  const allowed = new BlockList();
  for (const entry of list) {
    const range = readEntry(entry);
    if (range) allowed.addSubnet(range.address, range.prefix, range.family);
  }
  return allowed.check(address, family);
}
