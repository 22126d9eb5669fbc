import { isPublicAddress } from "./public-address.ts";
import type { PrivateHosts } from "./private-hosts.ts";
import type { Target } from "./read-target.ts";

export type TargetRules = {
  privateHosts: PrivateHosts;
  /** Host name and port of this site. */
  own: { hostname: string; port: number };
};

const livePorts: readonly number[] = [443, 8443];
const testPorts: readonly number[] = [...livePorts, 80];

/**
 * Why a webhook must not be sent to these addresses, or null (trust.md TR-43). Every one of them has to pass, since any
 * may be connected to. Scheme and port are free only where all of them are named as private hosts.
 */
export function judgeTarget(
  target: Target,
  addresses: readonly string[],
  mode: "live" | "test",
  rules: TargetRules,
): string | null {
  const { hostname, port, secure } = target;
  const { own } = rules;
  if (addresses.length === 0) return "The host has no address.";
  if (hostname === own.hostname && port === own.port) return "The address is one of this site.";
  const named = addresses.map((address) => rules.privateHosts.include(hostname, address, port));
  if (named.every(Boolean)) return null;
  if (hostname === own.hostname || hostname.endsWith(`.${own.hostname}`)) return "The address is one of this site.";
  if (!addresses.every((address, place) => named[place] || isPublicAddress(address)))
    return "The address is not on the public internet.";
  if (!secure && mode === "live") return "The address must begin with https://.";
  if ((mode === "live" ? livePorts : testPorts).includes(port)) return null;
  return mode === "live" ? "The port must be 443 or 8443." : "The port must be 443, 8443 or 80.";
}
