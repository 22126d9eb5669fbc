import { Action } from "./_components/action.tsx";
import { Frame, type Letter } from "./_components/frame.tsx";
import { Paragraph } from "./_components/paragraph.tsx";
import { mailTexts } from "./_components/translator.ts";
import type { Draft, MailProperties } from "./letter.ts";

/** Carries the one-time link to a new password. */
export function resetPassword({ name, url, minutes }: MailProperties<"reset-password">, letter: Letter): Draft {
  const t = mailTexts(letter.language, "reset-password");
  return {
    subject: t("subject"),
    body: (
      <Frame letter={letter} preview={t("preview", { minutes })} heading={t("heading")} name={name}>
        <Paragraph>{t("body")}</Paragraph>
        <Action letter={letter} url={url} label={t("action")} />
        <Paragraph muted>{t("expiry", { minutes })}</Paragraph>
      </Frame>
    ),
  };
}
