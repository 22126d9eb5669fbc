import { BlockList, isIP } from "node:net";

/** Which peers may say for whom they speak: addresses or CIDR ranges. */
export type TrustedProxies = { includes(address: string): boolean };

function plain(address: string): string {
  return address.startsWith("::ffff:") && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}

/** Reads the list of TRUSTED_PROXIES; throws a RangeError for an entry that is neither an address nor a range. */
export function trustedProxies(entries: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", bits] = entry.split("/");
    const family = isIP(address);
    if (family === 0) throw new RangeError(`TRUSTED_PROXIES: ${entry} is neither an address nor a range.`);
    const kind = family === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, kind);
    else list.addSubnet(address, Number(bits), kind);
  }
  return {
    includes: (address) => {
      const family = isIP(plain(address));
      return family !== 0 && list.check(plain(address), family === 6 ? "ipv6" : "ipv4");
    },
  };
}

/**
 * The caller's address: the peer, or the last address in X-Forwarded-For that isn't a trusted proxy when the peer is one.
 * A header from anybody else is not believed.
 */
export function clientIp(peer: string | null, forwardedFor: string | null, proxies: TrustedProxies): string | null {
  if (peer === null) return null;
  let address = plain(peer);
  if (!forwardedFor || !proxies.includes(address)) return address;
  for (const hop of forwardedFor
    .split(",")
    .map((part) => part.trim())
    .reverse()) {
    if (isIP(hop) === 0) return address;
    address = plain(hop);
    if (!proxies.includes(address)) return address;
  }
  return address;
}
