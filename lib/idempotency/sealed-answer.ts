import type { Vault } from "#/lib/core/vault.ts";
import type { Mode } from "#/db/enums.ts";

type Place = { tenantId: number; mode: Mode; key: string };

function placeOf({ tenantId, mode, key }: Place) {
  return { table: "idempotency_keys", column: "answer", row: `${tenantId}:${mode}:${key}` };
}

/** An answer as it is stored: it may hold a secret that was shown once, so it is kept encrypted. */
export function sealAnswer(vault: Vault, place: Place, body: string): string {
  return vault.encryptOwn(placeOf(place), body).toString("base64");
}

/** The stored answer's bytes again, exactly as they were given first. */
export function openAnswer(vault: Vault, place: Place, sealed: string): string {
  return vault.decryptOwn(placeOf(place), Buffer.from(sealed, "base64"));
}
