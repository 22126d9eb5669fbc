import { invalid } from "#/lib/core/errors.ts";
import { parseMsisdn, type Msisdn } from "#/lib/messaging/msisdn.ts";

/** The phone a field names; throws `messaging.invalid_recipient` (invalid). */
export function readPhone(text: string, param: string): Msisdn {
  const parsed = parseMsisdn(text);
  if (!parsed.ok) throw invalid("messaging.invalid_recipient", parsed.message, param);
  return parsed.msisdn;
}
