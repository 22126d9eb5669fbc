import type { Tx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { emailsQueued } from "./events.ts";
import type { Mail } from "./mailer.ts";
import { sealProperties } from "./sealed-mail.ts";

export type QueueEmailInput = {
  /** Names the fact the mail tells; the same fact is mailed once. */
  factKey: string;
  to: string;
  language: string;
  mail: Mail;
};

/** The mail waits to be sent, once per fact; it leaves after this transaction's commit. */
export async function queueEmail(tx: Tx, { factKey, to, language, mail }: QueueEmailInput): Promise<void> {
  const now = tx.clock.now();
  const id = newId("email", now.getTime());
  // No conflict target: a tenant's transaction may write mails but not read them.
  await tx.sql`
    insert into emails (id, fact_key, template, recipient, language, sealed_properties, status, next_attempt_at, created_at)
    values (${id}, ${factKey}, ${mail.template}, ${to}, ${language}, ${sealProperties(tx.vault, id, mail)}, 'queued',
      ${now.toISOString()}, ${now.toISOString()})
    on conflict do nothing`;
  tx.emit(emailsQueued, {});
}
