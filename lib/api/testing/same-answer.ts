import type { RoadAnswer } from "./roads.ts";

/** What differs between two tenants or two moments, and what stands in its place. */
const ownThings: [RegExp, string][] = [
  [/\b([a-z]{2,3})_[0-9a-hjkmnp-tv-z]{26}\b/g, "$1_*"],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, "<time>"],
  [/whsec_[\w+/=]+/g, "whsec_*"],
  [/"S[0-9a-f]{8}"/g, '"S*"'],
  [/ws_[A-Z]+_\w+/g, "ws_*"],
  [/"254722\d{6}"/g, '"254722*"'],
  [/"(client_id|account_number)":"?\d+"?/g, '"$1":"*"'],
  [/"lag_ms":\d+/g, '"lag_ms":"*"'],
];

/** Seconds that go by between two answers. */
const passing = ["ratelimit-reset"];

/** The answer without ids, secrets and times: what two roads must have in common. */
export function commonPart({ status, headers, text }: RoadAnswer): RoadAnswer {
  const common = ownThings.reduce((rest, [pattern, stands]) => rest.replace(pattern, stands), text);
  const kept = Object.entries(headers).map(([name, value]) => {
    if (name === "x-request-id") return [name, value.replace(/_.*/, "_*")];
    const waits = name === "retry-after" && status === 429;
    return [name, passing.includes(name) || waits ? "<seconds>" : value];
  });
  return { status, headers: Object.fromEntries(kept), text: common };
}
