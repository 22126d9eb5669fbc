import { takeRandom } from "./random.ts";

/** The closed list of id prefixes: what an id names can be read from its first letters. */
export const idPrefixes = {
  tenant: "ten",
  user: "usr",
  session: "ses",
  staff: "stf",
  member: "mem",
  apiKey: "key",
  wallet: "wal",
  transaction: "txn",
  transfer: "trf",
  payment: "pay",
  suspense: "sus",
  request: "req",
  /** One HTTP request, as its X-Request-Id. */
  httpRequest: "rid",
  message: "msg",
  optOut: "opt",
  attempt: "att",
  report: "rep",
  callback: "cbk",
  connection: "con",
  sender: "snd",
  webhookEndpoint: "we",
  webhookDelivery: "whd",
  webhookAttempt: "wha",
  turn: "trn",
  event: "evt",
  outbox: "obx",
  audit: "aud",
  notification: "ntf",
  email: "eml",
  alert: "alr",
} as const;

export type IdKind = keyof typeof idPrefixes;

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

function encodeTime(ms: number): string {
  let rest = ms;
  let text = "";
  for (let place = 0; place < 10; place++) {
    text = alphabet.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function encodeRandom(): string {
  let text = "";
  for (const byte of takeRandom(16)) text += alphabet.charAt(byte & 31);
  return text;
}

/** A new id `<prefix>_<26 characters>`: 48 bits of time in ms, then 80 random bits; ids sort by time. */
export function newId(kind: IdKind, nowMs: number = Date.now()): string {
  return `${idPrefixes[kind]}_${encodeTime(nowMs)}${encodeRandom()}`;
}

/** The lowest text an id of this kind and moment may have: bounds of a period for ids that sort by time. */
export function idAt(kind: IdKind, ms: number): string {
  return `${idPrefixes[kind]}_${encodeTime(ms)}`;
}

/** True when the text has the shape of an id of this kind. */
export function isId(kind: IdKind, text: string): boolean {
  return new RegExp(`^${idPrefixes[kind]}_[0-9a-hjkmnp-tv-z]{26}$`).test(text);
}
