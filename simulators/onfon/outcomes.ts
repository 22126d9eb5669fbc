import { eatHour } from "../eat.ts";
import type { OnfonSwitches } from "./settings.ts";

export type ReportStep = { status: string; code: string; wait: "usual" | "absent" };

export const OUTCOMES: Record<string, readonly ReportStep[]> = {
  delivered: [{ status: "DeliveredToTerminal", code: "000", wait: "usual" }],
  network_then_delivered: [
    { status: "DeliveredToNetwork", code: "000", wait: "usual" },
    { status: "DeliveredToTerminal", code: "000", wait: "usual" },
  ],
  absent: [{ status: "AbsentSubscriber", code: "027", wait: "absent" }],
  impossible: [{ status: "DeliveryImpossible", code: "069", wait: "usual" }],
  blacklisted: [{ status: "SenderName Blacklisted", code: "064", wait: "usual" }],
  invalid_msisdn: [{ status: "InvalidMsisdn", code: "001", wait: "usual" }],
  unknown: [{ status: "Unknown", code: "255", wait: "usual" }],
  never: [],
  expired: [{ status: "EXPIRED", code: "034", wait: "usual" }],
  rejected: [{ status: "REJECTD", code: "008", wait: "usual" }],
  system_failure: [{ status: "SystemFailure", code: "096", wait: "usual" }],
  delivrd: [{ status: "DELIVRD", code: "", wait: "usual" }],
  failed_then_delivered: [
    { status: "UNDELIV", code: "069", wait: "usual" },
    { status: "DeliveredToTerminal", code: "000", wait: "usual" },
  ],
};

const ARRIVING = new Set(["delivered", "network_then_delivered", "unknown", "delivrd", "failed_then_delivered"]);

/** Whether a message with this outcome is shown on the handset. */
export function arrives(outcome: string): boolean {
  return ARRIVING.has(outcome);
}

/** Number endings that force an outcome, as shown on the phone page and in the README. */
export const OUTCOME_ENDINGS: Record<string, string> = {
  "99001": "delivered",
  "99002": "network_then_delivered",
  "99003": "absent",
  "99004": "impossible",
  "99005": "blacklisted",
  "99006": "invalid_msisdn",
  "99007": "unknown",
  "99008": "never",
  "99009": "expired",
  "99010": "rejected",
  "99011": "system_failure",
  "99012": "delivrd",
  "99013": "failed_then_delivered",
};

/** Number endings whose row is refused in the answer itself. */
export const ROW_ENDINGS: Record<string, { code: number; description: string }> = {
  "99021": { code: 1044, description: "Message rejected by spam filter" },
  "99022": { code: 1029, description: "Sender is invalid" },
  "99023": { code: 1025, description: "Insufficient credits" },
  "99024": { code: 1082, description: "Network not found" },
  "99025": { code: 1094, description: "HTTP gateway error" },
  "99026": { code: 1047, description: "User is inactive" },
};

/** What becomes of an accepted message: the name of one of OUTCOMES. */
export function outcomeOf(number: string, sender: string, switches: OnfonSwitches, now: number): string {
  if (number.startsWith("0")) return "never";
  const msisdn = number.replace("+", "");
  const forced = OUTCOME_ENDINGS[msisdn.slice(-5)];
  if (forced !== undefined) return forced;
  if (switches.opted_out.includes(msisdn)) return "blacklisted";
  if (switches.switched_off.includes(msisdn)) return "absent";
  if (outsidePromoWindow(sender, switches, now)) return "impossible";
  if (switches.other_networks_unknown && !switches.ported.includes(msisdn) && !isSafaricom(msisdn)) return "unknown";
  return draw(switches);
}

function outsidePromoWindow(sender: string, switches: OnfonSwitches, now: number): boolean {
  if (!switches.promo_senders.includes(sender) && !switches.promo_senders.includes("*")) return false;
  const hour = switches.promo_hour ?? eatHour(now);
  return hour < 8 || hour >= 18;
}

/** By the numbering plan; portability is the `ported` switch. */
function isSafaricom(msisdn: string): boolean {
  return /^254(7[0-2]|74[01235689]|75[789]|76[89]|79|11[0-5])/.test(msisdn);
}

function draw(switches: OnfonSwitches): string {
  const mix = Object.entries(switches.outcome_mix);
  let left = Math.random() * mix.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [outcome, weight] of mix) {
    left -= weight;
    if (left < 0) return outcome;
  }
  return switches.default_outcome;
}
