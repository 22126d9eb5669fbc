import type { PlatformTx } from "#/lib/core/context.ts";
import type { User } from "#/lib/identity/user.ts";
import { queueEmail } from "#/lib/notifications/queue-email.ts";

/** The owner of the address learns by mail, at most once an hour, that somebody tried to sign up with it. */
export async function mailAccountExists(tx: PlatformTx, input: { user: User; appUrl: string }): Promise<void> {
  const { user, appUrl } = input;
  const hour = tx.clock.now().toISOString().slice(0, 13);
  await queueEmail(tx, {
    factKey: `account-exists:${user.id}:${hour}`,
    to: user.email,
    language: user.language,
    mail: {
      template: "account-exists",
      properties: { name: user.name, signInUrl: `${appUrl}/login`, resetUrl: `${appUrl}/forgot-password` },
    },
  });
}
