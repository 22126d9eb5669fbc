import { Action } from "./_components/action.tsx";
import { Frame, type Letter } from "./_components/frame.tsx";
import { Paragraph } from "./_components/paragraph.tsx";
import { mailTexts } from "./_components/translator.ts";
import type { Draft, MailProperties } from "./letter.ts";

/** Tells the owner of an address that somebody tried to sign up with it; the form itself says nothing. */
export function accountExists({ name, signInUrl, resetUrl }: MailProperties<"account-exists">, letter: Letter): Draft {
  const t = mailTexts(letter.language, "account-exists");
  return {
    subject: t("subject"),
    body: (
      <Frame letter={letter} preview={t("preview")} heading={t("heading")} name={name}>
        <Paragraph>{t("body")}</Paragraph>
        <Action letter={letter} url={signInUrl} label={t("action")} />
        <Paragraph muted>
          {t("forgotten")} {resetUrl}
        </Paragraph>
      </Frame>
    ),
  };
}
