import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
  type KeyObject,
} from "node:crypto";
import { takeRandom } from "./random.ts";

/** What a ciphertext belongs to; decrypting it anywhere else fails (AES-GCM additional data). */
export type CipherPlace = { tenantId: number; table: string; column: string; row: string };

/**
 * Envelope encryption (trust.md TR-70): a data key per tenant, wrapped by the master key; AES-256-GCM; the additional
 * data names tenant, table, column and row. `hmac` is keyed by the master key too, for look-ups of random secrets.
 */
export type Vault = {
  newDataKey(tenantId: number): Buffer;
  encrypt(dataKey: Buffer, place: CipherPlace, plain: string): Buffer;
  decrypt(dataKey: Buffer, place: CipherPlace, sealed: Buffer): string;
  /** The platform's own secrets, which belong to no tenant. */
  encryptOwn(place: Omit<CipherPlace, "tenantId">, plain: string): Buffer;
  decryptOwn(place: Omit<CipherPlace, "tenantId">, sealed: Buffer): string;
  /** HMAC-SHA-256 of a secret under a purpose, as hex. */
  hmac(purpose: string, secret: string): string;
};

const version = 1;
const ivLength = 12;
const tagLength = 16;

function seal(key: KeyObject, aad: string, plain: Buffer): Buffer {
  const iv = takeRandom(ivLength);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  cipher.setAAD(Buffer.from(aad));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), body]);
}

function unseal(key: KeyObject, aad: string, sealed: Buffer): Buffer {
  if (sealed[0] !== version) throw new Error("This ciphertext has an unknown version.");
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 1 + ivLength));
  decipher.setAAD(Buffer.from(aad));
  decipher.setAuthTag(sealed.subarray(1 + ivLength, 1 + ivLength + tagLength));
  return Buffer.concat([decipher.update(sealed.subarray(1 + ivLength + tagLength)), decipher.final()]);
}

function aadOf(place: CipherPlace): string {
  return `${place.tenantId}:${place.table}:${place.column}:${place.row}`;
}

/** A vault over a master key of 32 bytes. */
export function createVault(masterKey: Buffer): Vault {
  if (masterKey.length !== 32) throw new RangeError("The master key has 32 bytes.");
  // Keys are made into key objects once: from bytes, node:crypto takes longer to make one than to use it.
  const derived = new Map<string, KeyObject>();
  const derive = (purpose: string): KeyObject => {
    const known = derived.get(purpose);
    if (known) return known;
    const key = createSecretKey(createHmac("sha256", masterKey).update(purpose).digest());
    derived.set(purpose, key);
    return key;
  };
  const wrapKey = derive("wrap");
  const ownKey = derive("own");
  const wrapAad = (tenantId: number) => `data-key:${tenantId}`;
  // Unwrapping is the dearer half of a short text; a tenant's key is the same for life, so a few are kept.
  const unwrapped = new Map<string, KeyObject>();
  const dataKeyOf = (wrapped: Buffer, tenantId: number): KeyObject => {
    const name = wrapped.toString("latin1");
    const known = unwrapped.get(name);
    if (known) return known;
    const key = createSecretKey(unseal(wrapKey, wrapAad(tenantId), wrapped));
    if (unwrapped.size >= 10_000) unwrapped.clear();
    unwrapped.set(name, key);
    return key;
  };
  return {
    newDataKey: (tenantId) => seal(wrapKey, wrapAad(tenantId), randomBytes(32)),
    encrypt: (dataKey, place, plain) => seal(dataKeyOf(dataKey, place.tenantId), aadOf(place), Buffer.from(plain)),
    decrypt: (dataKey, place, sealed) =>
      unseal(dataKeyOf(dataKey, place.tenantId), aadOf(place), sealed).toString("utf8"),
    encryptOwn: (place, plain) => seal(ownKey, aadOf({ ...place, tenantId: 0 }), Buffer.from(plain)),
    decryptOwn: (place, sealed) => unseal(ownKey, aadOf({ ...place, tenantId: 0 }), sealed).toString("utf8"),
    hmac: (purpose, secret) =>
      createHmac("sha256", derive(`hmac:${purpose}`))
        .update(secret)
        .digest("hex"),
  };
}
