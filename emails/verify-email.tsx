import { Action } from "./_components/action.tsx";
import { Frame, type Letter } from "./_components/frame.tsx";
import { Paragraph } from "./_components/paragraph.tsx";
import { mailTexts } from "./_components/translator.ts";
import type { Draft, MailProperties } from "./letter.ts";

/** Asks a new user to prove the address. */
export function verifyEmail({ name, organisation, url, hours }: MailProperties<"verify-email">, letter: Letter): Draft {
  const t = mailTexts(letter.language, "verify-email");
  return {
    subject: t("subject", { organisation }),
    body: (
      <Frame letter={letter} preview={t("preview")} heading={t("heading")} name={name}>
        <Paragraph>{t("body", { organisation, appName: letter.appName })}</Paragraph>
        <Action letter={letter} url={url} label={t("action")} />
        <Paragraph muted>{t("expiry", { hours })}</Paragraph>
      </Frame>
    ),
  };
}
