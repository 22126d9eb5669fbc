import { parseMsisdn } from "#/lib/messaging/msisdn.ts";

/** What a field is checked for when it is left; the server checks again. */
export type FieldCheck = "filled" | "email" | "phone" | "password";

const checks: Record<FieldCheck, (value: string) => boolean> = {
  filled: (value) => value.trim().length >= 2,
  email: (value) => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value.trim()),
  phone: (value) => parseMsisdn(value).ok,
  password: (value) => value.length >= 12,
};

/** True when the value can be right. An empty field is not judged before the form is sent. */
export function passes(check: FieldCheck, value: string): boolean {
  return value === "" || checks[check](value);
}
