import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { alertStaff } from "./alert-staff.ts";
import type { Mailer, MailOutcome } from "./mailer.ts";
import { openProperties } from "./sealed-mail.ts";

export type SendDueEmailsInput = { /** No further mail starts after this time. */ forMs?: number };

const batch = 20;
/** A mail in a dead worker's hands is taken up again after so long, with the same idempotency key. */
const claimMs = 2 * 60_000;
const maxAttempts = 8;
const longestPauseMs = 3_600_000;

type Claimed = {
  id: string;
  recipient: string;
  language: string;
  template: string;
  sealed_properties: Buffer;
  attempts: number;
};

/**
 * Every mail that was due has been handed to the provider, waits for its next try, or was given up with an alert to
 * staff. A mail goes out once: its id is the provider's idempotency key. Several workers may run; answers how many left.
 */
export async function sendDueEmails(
  ctx: PlatformCtx,
  input: SendDueEmailsInput,
  ports: { mailer: Mailer },
): Promise<number> {
  const stopAtMs = performance.now() + (input.forMs ?? 20_000);
  let sent = 0;
  while (performance.now() < stopAtMs) {
    const mails = await withTransaction(ctx, claimMails);
    if (mails.length === 0) break;
    for (const mail of mails) {
      const outcome = await send(ctx, mail, ports.mailer);
      await withTransaction(ctx, (tx) => settleMail(tx, mail, outcome));
      if (outcome.kind === "sent") sent++;
    }
  }
  return sent;
}

async function claimMails(tx: PlatformTx): Promise<Claimed[]> {
  const now = tx.clock.now();
  return tx.sql<Claimed[]>`
    update emails set attempts = attempts + 1, next_attempt_at = ${new Date(now.getTime() + claimMs).toISOString()}
    where id in (
      select id from emails where status = 'queued' and next_attempt_at <= ${now.toISOString()}
      order by next_attempt_at limit ${batch} for no key update skip locked
    )
    returning id, recipient, language, template, sealed_properties, attempts`;
}

async function send(ctx: PlatformCtx, mail: Claimed, mailer: Mailer): Promise<MailOutcome> {
  const { id, recipient: to, language } = mail;
  try {
    return await mailer.send({
      to,
      language,
      mail: openProperties(ctx.vault, id, mail.sealed_properties),
      idempotencyKey: id,
    });
  } catch (error) {
    // One mail that can't be read or rendered must not hold up those behind it.
    ctx.log.error({ err: error, emailId: id }, "mail not sent");
    return { kind: "retry", reason: "The mail could not be made.", afterMs: 60_000 };
  }
}

async function settleMail(tx: PlatformTx, mail: Claimed, outcome: MailOutcome): Promise<void> {
  const now = tx.clock.now();
  if (outcome.kind === "sent") {
    await tx.sql`
      update emails set status = 'sent', provider_id = ${outcome.providerId}, sent_at = ${now.toISOString()},
        next_attempt_at = null, error = null
      where id = ${mail.id} and status = 'queued'`;
    return;
  }
  if (outcome.kind === "retry" && mail.attempts < maxAttempts) {
    const pauseMs = Math.max(outcome.afterMs, Math.min(longestPauseMs, 2_000 * 4 ** (mail.attempts - 1)));
    await tx.sql`
      update emails set next_attempt_at = ${new Date(now.getTime() + pauseMs).toISOString()}, error = ${outcome.reason}
      where id = ${mail.id} and status = 'queued'`;
    return;
  }
  await tx.sql`
    update emails set status = 'failed', next_attempt_at = null, error = ${outcome.reason}
    where id = ${mail.id} and status = 'queued'`;
  await alertStaff(tx, {
    cause: `mail-failed:${mail.template}`,
    message: `A mail (${mail.template}) was given up: ${outcome.reason}`,
  });
}
