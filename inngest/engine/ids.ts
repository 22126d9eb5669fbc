import { createHash, randomBytes } from "node:crypto";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new ULID: 26 characters that sort by the time they were made. */
export function newUlid(): string {
  return ulid(Date.now(), randomBytes(10));
}

/** The id of the event at `index` of a request: the same one each time for the same seed, so that the SDK's own retries insert nothing twice. */
export function eventIdFromSeed(seed: string, index: number): string {
  const millis = Number(seed.split(",")[0]);
  const entropy = createHash("sha256").update(`${seed}:${index}`).digest().subarray(0, 10);
  return ulid(Number.isSafeInteger(millis) && millis >= 0 ? millis : 0, entropy);
}

function ulid(millis: number, entropy: Uint8Array): string {
  let bits = BigInt(millis) & 0xffffffffffffn;
  for (const byte of entropy) bits = (bits << 8n) | BigInt(byte);
  let text = "";
  for (let i = 0; i < 26; i++) {
    text = alphabet.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return text;
}
