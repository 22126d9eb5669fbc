import type { ReactElement } from "react";
import type { Mail } from "#/lib/notifications/mailer.ts";

/** What a template needs from the mail it is for. */
export type MailProperties<Name extends Mail["template"]> = Extract<Mail, { template: Name }>["properties"];

/** A mail as written: its subject and its body before rendering. */
export type Draft = { subject: string; body: ReactElement };
