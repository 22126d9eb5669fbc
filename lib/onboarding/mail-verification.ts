import type { PlatformTx } from "#/lib/core/context.ts";
import { issueLink, linkLifeMs } from "#/lib/identity/issue-link.ts";
import type { User } from "#/lib/identity/user.ts";
import { queueEmail } from "#/lib/notifications/queue-email.ts";
import { verifyLink } from "./links.ts";

const hourMs = 3_600_000;

/** A new link that proves the user's address is on its way to it. */
export async function mailVerification(
  tx: PlatformTx,
  input: { user: User; organisation: string; appUrl: string },
): Promise<void> {
  const { user, organisation, appUrl } = input;
  const token = await issueLink(tx, { userId: user.id, email: user.email, purpose: "verify_email" });
  await queueEmail(tx, {
    factKey: `verify-email:${tx.vault.hmac("fact", token)}`,
    to: user.email,
    language: user.language,
    mail: {
      template: "verify-email",
      properties: {
        name: user.name,
        organisation,
        url: verifyLink(appUrl, token),
        hours: linkLifeMs.verify_email / hourMs,
      },
    },
  });
}
