import { randomBytes } from "node:crypto";
import type { CipherPlace } from "#/lib/core/vault.ts";
import { secretInvalid } from "./errors.ts";

const prefix = "whsec_";
const secretBytes = 32;
/** trust.md TR-42: 192 bits. Shorter secrets are accepted for old integrations and marked weak. */
const strongBytes = 24;
const shortestCharacters = 8;
const longestCharacters = 200;

/** How long the former secret still signs beside the new one. */
export const secretOverlapMs = 24 * 3_600_000;

/** A secret of 256 bits as Standard Webhooks writes it: `whsec_` and base64. */
export function newSecret(): string {
  return prefix + randomBytes(secretBytes).toString("base64");
}

/** The key of `webhook-signature`: base64 after `whsec_`, else the UTF-8 bytes of the secret. */
export function signingKey(secret: string): Buffer {
  return secret.startsWith(prefix) ? Buffer.from(secret.slice(prefix.length), "base64") : Buffer.from(secret);
}

/** True for a secret that stands below the strength we make ourselves. */
export function isWeakSecret(secret: string): boolean {
  return signingKey(secret).length < strongBytes;
}

/** Returns for a secret a caller may bring: 8 to 200 characters, and base64 where it begins with `whsec_`. */
export function requireUsableSecret(secret: string): void {
  if (secret.length < shortestCharacters || secret.length > longestCharacters) {
    throw secretInvalid(`A secret has ${shortestCharacters} to ${longestCharacters} characters.`);
  }
  const encoded = secret.slice(prefix.length);
  if (secret.startsWith(prefix) && !/^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(encoded)) {
    throw secretInvalid("A secret that begins with whsec_ goes on in base64.");
  }
}

/** Where an endpoint's secret is sealed. A rotated secret stays readable under the same place. */
export function secretPlace(tenantId: number, endpointId: string): CipherPlace {
  return { tenantId, table: "webhook_endpoints", column: "sealed_secret", row: endpointId };
}
