import { BlockList, isIP } from "node:net";

/** The addresses on our own side that webhooks may be sent to after all (product.md D35). */
export type PrivateHosts = {
  /** True when this address, reached under this host name and port, is among them. */
  include(hostname: string, address: string, port: number): boolean;
};

type Entry = { port: number | null; hostname: string | null; net: BlockList | null; family: "ipv4" | "ipv6" };

/** What holds while a simulator runs and nothing is set. */
export const loopbackHosts = "127.0.0.0/8,::1";

/**
 * Reads `WEBHOOK_PRIVATE_HOSTS`: a host or CIDR for any port, host:port for that port, separated by commas. Throws an
 * Error that names the first entry that is none of these.
 */
export function parsePrivateHosts(text: string): PrivateHosts {
  const entries = text
    .split(",")
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== "")
    .map(parseEntry);
  return {
    include(hostname, address, port) {
      const family = isIP(address) === 6 ? "ipv6" : "ipv4";
      return entries.some((entry) => {
        if (entry.port !== null && entry.port !== port) return false;
        if (entry.net) return entry.family === family && entry.net.check(address, family);
        return entry.hostname === hostname;
      });
    },
  };
}

function parseEntry(part: string): Entry {
  const entry = parseNet(part) ?? parseHost(part);
  if (entry === null) throw new Error(`WEBHOOK_PRIVATE_HOSTS: "${part}" is not a host, host:port or CIDR.`);
  return entry;
}

function parseNet(part: string): Entry | null {
  const [, net = "", prefix = ""] = /^([0-9a-f.:]+)\/(\d{1,3})$/.exec(part) ?? [];
  const version = isIP(net);
  if (version === 0 || Number(prefix) > (version === 4 ? 32 : 128)) return null;
  return netEntry(net, Number(prefix), null);
}

function netEntry(net: string, prefix: number, port: number | null): Entry {
  const family = isIP(net) === 4 ? "ipv4" : "ipv6";
  const list = new BlockList();
  list.addSubnet(net, prefix, family);
  return { port, hostname: null, net: list, family };
}

function parseHost(part: string): Entry | null {
  if (isIP(part) === 6) return netEntry(part, 128, null);
  const [, bracketed, bare, portText] = /^(?:\[([0-9a-f.:]+)\]|([a-z0-9._-]+))(?::(\d{1,5}))?$/.exec(part) ?? [];
  const host = bracketed ?? bare ?? "";
  const port = portText === undefined ? null : Number(portText);
  if (host === "" || (bracketed !== undefined && isIP(bracketed) !== 6)) return null;
  if (port !== null && (port < 1 || port > 65_535)) return null;
  if (isIP(host) !== 0) return netEntry(host, isIP(host) === 4 ? 32 : 128, port);
  return { port, hostname: host, net: null, family: "ipv4" };
}

/** The hosts that hold: what is set, exactly; else loopback while a simulator runs on a site that isn't public. */
export function choosePrivateHosts(options: {
  setting: string | undefined;
  simulatorRuns: boolean;
  isPublic: boolean;
}): PrivateHosts {
  const fallback = options.simulatorRuns && !options.isPublic ? loopbackHosts : "";
  return parsePrivateHosts(options.setting ?? fallback);
}
