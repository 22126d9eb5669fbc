import { render, toPlainText } from "react-email";
import type { Mail } from "#/lib/notifications/mailer.ts";
import type { Letter } from "./_components/frame.tsx";
import { accountExists } from "./account-exists.tsx";
import type { Draft } from "./letter.ts";
import { lowBalance } from "./low-balance.tsx";
import { paymentFailed } from "./payment-failed.tsx";
import { paymentReceived } from "./payment-received.tsx";
import { resetPassword } from "./reset-password.tsx";
import { senderDecided } from "./sender-decided.tsx";
import { staffAlert } from "./staff-alert.tsx";
import { tenantRejected } from "./tenant-rejected.tsx";
import { verifyEmail } from "./verify-email.tsx";
import { webhookFailing } from "./webhook-failing.tsx";
import { welcome } from "./welcome.tsx";

export type RenderedMail = { subject: string; html: string; text: string };

function draftMail(mail: Mail, letter: Letter): Draft {
  switch (mail.template) {
    case "verify-email":
      return verifyEmail(mail.properties, letter);
    case "welcome":
      return welcome(mail.properties, letter);
    case "tenant-rejected":
      return tenantRejected(mail.properties, letter);
    case "sender-decided":
      return senderDecided(mail.properties, letter);
    case "payment-received":
      return paymentReceived(mail.properties, letter);
    case "payment-failed":
      return paymentFailed(mail.properties, letter);
    case "low-balance":
      return lowBalance(mail.properties, letter);
    case "reset-password":
      return resetPassword(mail.properties, letter);
    case "account-exists":
      return accountExists(mail.properties, letter);
    case "webhook-failing":
      return webhookFailing(mail.properties, letter);
    case "staff-alert":
      return staffAlert(mail.properties, letter);
  }
}

/** A subject is one line: names given by people can't add headers (trust.md TR-83). */
function oneLine(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 200);
}

/** The mail as it goes out: subject, HTML and the plain text of the same words. */
export async function renderMail(mail: Mail, letter: Letter): Promise<RenderedMail> {
  const { subject, body } = draftMail(mail, letter);
  const html = await render(body);
  return { subject: oneLine(subject), html, text: toPlainText(html) };
}
