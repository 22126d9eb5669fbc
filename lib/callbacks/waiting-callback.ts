import type { Vault } from "#/lib/core/vault.ts";
import { payloadPlace } from "./sealed-payload.ts";

/** A stored call that waits to be worked on. */
export type WaitingCallback = {
  id: string;
  subject: string;
  /** The raw call as it came. */
  payload: string;
  sourceIp: string | null;
  receivedAt: Date;
};

export type CallbackRow = {
  id: string;
  subject: string;
  sealed_payload: Buffer;
  source_ip: string | null;
  received_at: string;
};

/** A stored row with its payload decrypted. */
export function openCallback(vault: Vault, row: CallbackRow): WaitingCallback {
  return {
    id: row.id,
    subject: row.subject,
    payload: vault.decryptOwn(payloadPlace(row.id), row.sealed_payload),
    sourceIp: row.source_ip,
    receivedAt: new Date(row.received_at),
  };
}
