import { randomBytes } from "node:crypto";
import type { Mode } from "#/db/enums.ts";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const randomLength = 36;
const checksumLength = 6;

/** 62 values fit a byte four times; what is left over is drawn again, so that each character is equally likely. */
const fairBytes = 248;

function randomText(length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < fairBytes && text.length < length) text += alphabet.charAt(byte % 62);
    }
  }
  return text;
}

/** CRC-32 (the polynomial of zip) in six characters: a secret scanner can tell a key from a look-alike without asking us. */
function checksumOf(text: string): string {
  let crc = 0xffffffff;
  for (const byte of Buffer.from(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  let rest = (crc ^ 0xffffffff) >>> 0;
  let checksum = "";
  for (let place = 0; place < checksumLength; place++) {
    checksum = alphabet.charAt(rest % 62) + checksum;
    rest = Math.floor(rest / 62);
  }
  return checksum;
}

/** A new key: `sk_live_` or `sk_test_`, 36 random characters (214 bits), a checksum of six. */
export function newKeyText(mode: Mode): string {
  const body = `sk_${mode}_${randomText(randomLength)}`;
  return body + checksumOf(body);
}

/** False for a text that claims to be one of our keys and is mistyped. Keys of other shapes (imported ones) are true. */
export function mayBeKey(text: string): boolean {
  if (text.length < 16 || text.length > 200) return false;
  if (!text.startsWith("sk_")) return true;
  if (!/^sk_(live|test)_[0-9A-Za-z]{42}$/.test(text)) return false;
  return checksumOf(text.slice(0, -checksumLength)) === text.slice(-checksumLength);
}
