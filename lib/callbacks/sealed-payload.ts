import type { CipherPlace } from "#/lib/core/vault.ts";

/** Where a stored call's ciphertext belongs. */
export function payloadPlace(callbackId: string): Omit<CipherPlace, "tenantId"> {
  return { table: "callbacks", column: "sealed_payload", row: callbackId };
}
