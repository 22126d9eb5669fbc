import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Messages } from "#/i18n/messages.ts";

/** Gives the parts that run in the browser the texts they name, and no others (data thrift, experience.md UX-103). */
export async function ClientTexts({ of, children }: { of: (keyof Messages)[]; children: ReactNode }) {
  const all = await getMessages();
  const messages = Object.fromEntries(of.map((name) => [name, all[name]]));
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
