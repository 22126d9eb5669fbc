import type { Msisdn } from "./msisdn.ts";

export type Network = "safaricom" | "airtel" | "telkom" | "equitel" | "faiba" | "infura" | "nrg" | "unknown";

/** First and last prefix, after 254, of what each network was given (providers/kenya-sms.md §1). */
const grants: readonly (readonly [Network, number, number])[] = [
  ["safaricom", 700, 729],
  ["safaricom", 740, 743],
  ["safaricom", 745, 746],
  ["safaricom", 748, 748],
  ["safaricom", 757, 759],
  ["safaricom", 768, 769],
  ["safaricom", 790, 799],
  ["safaricom", 110, 115],
  ["airtel", 730, 739],
  ["airtel", 750, 756],
  ["airtel", 762, 762],
  ["airtel", 780, 789],
  ["airtel", 100, 106],
  ["telkom", 770, 779],
  ["telkom", 120, 120],
  ["equitel", 763, 766],
  ["equitel", 124, 124],
  ["faiba", 747, 747],
  ["infura", 121, 121],
  ["nrg", 130, 130],
];

/** The network a number was first given to. A hint only: numbers move, so nothing may be refused or priced by it. */
export function likelyNetwork(msisdn: Msisdn): Network {
  const prefix = Number(msisdn.slice(3, 6));
  return grants.find(([, first, last]) => prefix >= first && prefix <= last)?.[0] ?? "unknown";
}
