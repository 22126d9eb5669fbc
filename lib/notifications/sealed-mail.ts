import type { Vault } from "#/lib/core/vault.ts";
import type { Mail } from "./mailer.ts";

const place = (id: string) => ({ table: "emails", column: "sealed_properties", row: id });

/** The mail as stored: template and properties together, readable in this row only. */
export function sealProperties(vault: Vault, id: string, mail: Mail): Buffer {
  return vault.encryptOwn(place(id), JSON.stringify(mail));
}

/** The mail that was stored in this row. Only `sealProperties` writes there, so the text is a Mail. */
export function openProperties(vault: Vault, id: string, sealed: Buffer): Mail {
  return JSON.parse(vault.decryptOwn(place(id), sealed)) as Mail;
}
